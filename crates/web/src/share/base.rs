//! The address under which others reach the program, as far as it can know.

use axum::http::HeaderMap;
use axum::http::header::HOST;
use words::Words;

use crate::app::App;

/// Scheme and host, such as `https://days.example`.
pub struct Base(String);

impl Base {
    /// What the program was told when it was started; else what this request was sent to.
    pub fn of(app: &App, headers: &HeaderMap) -> Self {
        Self(app.options().base_url.clone().unwrap_or_else(|| {
            let scheme = if app.is_secure(headers) { "https" } else { "http" };
            let host = headers.get(HOST).and_then(|host| host.to_str().ok()).filter(|host| is_host(host)).unwrap_or("localhost");
            format!("{scheme}://{host}")
        }))
    }

    /// The whole address of a path of ours.
    pub fn with(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// The same as people write it: without its scheme and the slash at its end. Browsers put these there themselves.
    pub fn short(&self, path: &str) -> String {
        let whole = self.with(path);
        whole.split_once("://").map_or(whole.as_str(), |(_, rest)| rest).trim_end_matches('/').to_owned()
    }

    /// Whether it means "this machine here" to whoever opens it, so that it leads others nowhere.
    pub fn is_local(&self) -> bool {
        let host = self.0.split_once("://").map_or("", |(_, host)| host);
        let name = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit())).map_or(host, |(name, _)| name);
        let name = name.to_ascii_lowercase();
        name == "localhost"
            || name.ends_with(".localhost")
            || name.starts_with("127.")
            || matches!(name.as_str(), "[::1]" | "0.0.0.0" | "[::]")
    }
}

impl Base {
    /// Whether it means a machine of this network, which those elsewhere do not reach.
    pub fn is_nearby(&self) -> bool {
        let host = self.short("");
        let name = host.split('/').next().unwrap_or("").rsplit_once(':').map_or(host.as_str(), |(name, _)| name);
        let of_home = name.parse::<std::net::Ipv4Addr>().is_ok_and(|ip| ip.is_private() || ip.is_link_local());
        of_home || name.to_ascii_lowercase().ends_with(".local") || !(name.contains('.') || name.starts_with('['))
    }
}

/// Whether this can be a host with a port: what comes with a request may be anything.
fn is_host(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 255
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':' | b'[' | b']'))
}

/// An address as one says it: its signs are words.
pub fn spoken(w: Words, short: &str) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut word = String::new();
    for c in short.chars() {
        let sign = match c {
            '.' => w.sign_dot(),
            '/' => w.sign_slash(),
            '-' => w.sign_hyphen(),
            ':' => w.sign_colon(),
            _ => {
                word.push(c);
                continue;
            }
        };
        said.extend(Some(std::mem::take(&mut word)).filter(|word| !word.is_empty()));
        said.push(sign.to_owned());
    }
    said.extend(Some(word).filter(|word| !word.is_empty()));
    said.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::Lang;

    #[test]
    fn an_address_is_said_as_it_is_typed() {
        let said = |lang, text| spoken(Words::new(lang), text);
        assert_eq!(said(Lang::En, "days.example/paris-2018"), "days dot example slash paris hyphen 2018");
        assert_eq!(said(Lang::Fr, "192.168.1.7:2018/rome"), "192 point 168 point 1 point 7 deux-points 2018 barre oblique rome");
    }

    #[test]
    fn some_addresses_lead_others_nowhere() {
        for (base, local) in [
            ("http://localhost:2018", true),
            ("http://127.0.0.1:2018", true),
            ("http://127.1.2.3", true),
            ("http://[::1]:2018", true),
            ("http://[::1]", true),
            ("http://demo.localhost", true),
            ("http://192.168.1.7:2018", false),
            ("https://days.example", false),
            ("http://localhost.example:2018", false),
            ("http://[2001:db8::1]:2018", false),
        ] {
            assert_eq!(Base(base.to_owned()).is_local(), local, "{base}");
        }
    }

    #[test]
    fn some_addresses_lead_nobody_in_from_elsewhere() {
        for (base, nearby) in [
            ("http://192.168.1.7:2018", true),
            ("http://10.0.0.4", true),
            ("http://board.local:2018", true),
            ("http://board:2018", true),
            ("https://days.example", false),
            ("https://days.example:8443", false),
            ("http://[2001:db8::1]:2018", false),
            ("http://203.0.113.9", false),
        ] {
            assert_eq!(Base(base.to_owned()).is_nearby(), nearby, "{base}");
        }
    }

    #[test]
    fn what_is_no_host_is_not_believed() {
        assert!(is_host("days.example:2018") && is_host("[2001:db8::1]:80"));
        for wrong in ["", "days.example/evil", "a b", "a\"b", "user@host", "a?b", "a#b"] {
            assert!(!is_host(wrong), "{wrong}");
        }
    }
}
