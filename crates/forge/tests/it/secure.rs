//! A forge that speaks TLS. Whose certificates are trusted the environment says, so what is to be trusted is tried in a process of
//! its own.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::thread;

use forge::{Github, Token, Trouble};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use serde_json::json;

use crate::server::issue;
use crate::{LOOM, numbers, reads, source, troubles};

/// Where the forge is, for the process that trusts its certificate.
const FORGE: &str = "IMPL_DAYS_TEST_FORGE";

/// A forge with one issue and a certificate that nobody signed but its owner. Gives its address and the certificate.
fn forge() -> (String, String) {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = Arc::new(config.with_no_client_auth().with_single_cert(vec![made.cert.der().clone()], key).unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    thread::spawn(move || {
        for socket in listener.incoming().flatten() {
            let mut stream = BufReader::new(StreamOwned::new(ServerConnection::new(config.clone()).unwrap(), socket));
            let mut line = String::new();
            // Who does not trust it hangs up.
            while stream.read_line(&mut line).is_ok_and(|read| read > 0) && !line.ends_with("\r\n\r\n") {}
            let is_list = line.contains("/issues");
            let body = if is_list { json!([issue(LOOM, 1, "One", &[])]) } else { json!({ "private": false }) }.to_string();
            let answer = format!("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}", body.len());
            let _ = stream.get_mut().write_all(answer.as_bytes());
        }
    });
    (base, made.cert.pem())
}

#[test]
#[ignore = "is run by the next one, with a certificate to trust"]
fn an_issue_that_the_other_test_reads() {
    let github = Github::at(&std::env::var(FORGE).unwrap().parse().unwrap(), Token::of("ghp_secret"));
    let reading = reads(&github, &[source(LOOM)]);
    assert_eq!((numbers(&reading), troubles(&reading)), (vec![1], vec![None]));
}

#[test]
fn who_is_trusted_is_read_and_who_does_not_prove_who_it_is_is_not() {
    let (base, certificate) = forge();
    let reading = reads(&Github::at(&base.parse().unwrap(), Token::of("ghp_secret")), &[source(LOOM)]);
    assert_eq!(troubles(&reading), [Some(Trouble::NoTrust { host: "localhost".to_owned() })]);

    let folder = tempfile::tempdir().unwrap();
    let trusted = folder.path().join("certificate.pem");
    std::fs::write(&trusted, certificate).unwrap();
    let done = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "secure::an_issue_that_the_other_test_reads", "--ignored"])
        .env("SSL_CERT_FILE", &trusted)
        .env(FORGE, &base)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
}
