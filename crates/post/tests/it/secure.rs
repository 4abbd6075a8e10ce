//! A mail server that speaks TLS and asks for name and password. Whose certificates are trusted the environment says, so what is
//! to be trusted is tried in a process of its own.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ledger::outbox::{Kind, Obstacle, State};
use post::{Carrier, Credentials, Sender, Smtp};
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;

use super::server::{MailServer, Tls};
use super::{ADA, rome, states, steps, write};

/// Where the server is, for the process that trusts its certificate.
const SERVER: &str = "IMPL_DAYS_TEST_SERVER";

/// A certificate for this name that nobody signed but its owner, and where it is written down.
fn certificate(folder: &Path, name: &str) -> (Arc<ServerConfig>, PathBuf) {
    let made = rcgen::generate_simple_self_signed([name.to_owned()]).unwrap();
    let file = folder.join("certificate.pem");
    std::fs::write(&file, made.cert.pem()).unwrap();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = config.with_no_client_auth().with_single_cert(vec![made.cert.der().clone()], key).unwrap();
    (Arc::new(config), file)
}

fn days(password: &str) -> Credentials {
    Credentials { user: "days".to_owned(), password: password.to_owned() }
}

/// Writes a letter and sends it by this server; says how far it came and what was in the way.
fn send(address: &str, credentials: Option<Credentials>) -> (State, Option<Obstacle>, String) {
    let (_folder, ledger) = rome();
    write(&ledger, [1], Kind::Message, ADA);
    let from = "Rome Days <days@example.org>".parse().unwrap();
    let carrier = Carrier::Smtp(Smtp::by(address.parse().unwrap(), credentials, from));
    steps(&mut Sender::new(ledger.clone(), carrier), 1);
    let said = ledger.letters("rome").wait().unwrap().remove(0).trouble.map(|trouble| trouble.said).unwrap_or_default();
    let (_, state, obstacle) = states(&ledger).remove(0);
    (state, obstacle, said)
}

fn localhost(scheme: &str, server: &MailServer) -> String {
    format!("{scheme}://localhost:{}", server.address.port())
}

/// Sends in a process that trusts this certificate.
fn send_trusting(certificate: &Path, address: &str) {
    let done = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "secure::a_letter_that_others_send", "--ignored"])
        .env("SSL_CERT_FILE", certificate)
        .env(SERVER, address)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
}

#[test]
#[ignore = "is run by the others, each with its own certificate to trust"]
fn a_letter_that_others_send() {
    let address = std::env::var(SERVER).unwrap();
    assert_eq!(send(&address, Some(days("s3cret"))), (State::Sent, None, String::new()));
}

#[test]
fn name_and_password_are_said_under_tls_however_it_begins_and_whatever_the_server_asks_for() {
    for (tls, scheme) in [(Tls::FromTheStart, "smtps"), (Tls::OnceAsked, "smtp+starttls")] {
        for asks_for in ["PLAIN", "LOGIN"] {
            let folder = tempfile::tempdir().unwrap();
            let (config, trusted) = certificate(folder.path(), "localhost");
            let server = MailServer::guarded(asks_for, Some((tls, config)));
            send_trusting(&trusted, &localhost(scheme, &server));
            assert_eq!(server.ids(), ["<1@rome.example>"], "{scheme} {asks_for}");
            assert_eq!(server.secrets(), [true], "{scheme} {asks_for}");
        }
    }
}

#[test]
fn a_server_that_does_not_prove_who_it_is_is_told_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for (tls, scheme) in [(Tls::FromTheStart, "smtps"), (Tls::OnceAsked, "smtp+starttls")] {
        let (config, _) = certificate(folder.path(), "localhost");
        let server = MailServer::guarded("PLAIN", Some((tls, config)));
        let (state, obstacle, said) = send(&localhost(scheme, &server), Some(days("s3cret")));
        assert_eq!((state, obstacle), (State::Waiting, Some(Obstacle::NoTrust)), "{scheme}: {said}");
        assert!(said.contains("certificate"), "{said}");
        assert_eq!((server.secrets(), server.letters()), (vec![], vec![]), "{scheme}");
    }
}

#[test]
fn a_server_that_offers_no_tls_is_told_nothing() {
    let server = MailServer::guarded("PLAIN", None);
    let (state, obstacle, _) = send(&localhost("smtp+starttls", &server), Some(days("s3cret")));
    assert_eq!((state, obstacle), (State::Waiting, Some(Obstacle::NoTls)));
    assert_eq!((server.secrets(), server.letters()), (vec![], vec![]));
}

#[test]
fn a_wrong_password_is_said_as_that_and_a_right_one_lets_in() {
    let server = MailServer::guarded("LOGIN", None);
    let (state, obstacle, said) = send(&localhost("smtp", &server), Some(days("guessed")));
    assert_eq!((state, obstacle), (State::Waiting, Some(Obstacle::NotLetIn)));
    assert!(said.contains("wrong name or password") && !said.contains("guessed"), "{said}");
    assert_eq!(send(&localhost("smtp", &server), Some(days("s3cret"))), (State::Sent, None, String::new()));
    assert_eq!(server.letters().len(), 1);
}
