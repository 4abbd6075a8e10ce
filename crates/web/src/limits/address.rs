//! Where a request comes from: the other end of its socket, or what a proxy that is trusted says.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap};
use fanout::Peer;

use crate::app::App;

/// A network address, as far as it is one place: all of an IPv4 address, of IPv6 the network (the first 64 bits), as each
/// household and each phone has so many addresses in one that counting them says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Address(IpAddr);

impl From<IpAddr> for Address {
    fn from(ip: IpAddr) -> Self {
        Self(match ip.to_canonical() {
            IpAddr::V6(ip) => {
                let [a, b, c, d, ..] = ip.segments();
                Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
            }
            ip @ IpAddr::V4(_) => ip,
        })
    }
}

impl Address {
    /// Where a request comes from. What its headers say counts only where the program was told to trust its proxy.
    pub fn of(app: &App, headers: &HeaderMap, extensions: &Extensions) -> Self {
        let told = app.options().trust_proxy.then(|| said_by_proxy(headers)).flatten();
        let peer = extensions.get::<Peer>().map_or(Ipv4Addr::UNSPECIFIED.into(), |Peer(peer)| peer.ip());
        told.unwrap_or(peer).into()
    }
}

impl FromRequestParts<App> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Self::of(app, &parts.headers, &parts.extensions))
    }
}

/// The address that the nearest proxy wrote: the last one. All before it is what the client said of itself.
fn said_by_proxy(headers: &HeaderMap) -> Option<IpAddr> {
    match last(headers, "x-forwarded-for") {
        Some(text) => ip(text),
        None => ip(parameter(last(headers, "forwarded")?, "for")?),
    }
}

/// Whether the nearest proxy was spoken to by https.
pub fn https_by_proxy(headers: &HeaderMap) -> bool {
    let scheme = last(headers, "x-forwarded-proto").or_else(|| parameter(last(headers, "forwarded")?, "proto"));
    scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("https"))
}

fn last<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get_all(name).iter().next_back()?.to_str().ok()?.rsplit(',').next().map(str::trim)
}

/// One parameter of an element of `Forwarded`: `for="[2001:db8::1]:4711";proto=https`.
fn parameter<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    let pairs = element.split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim_matches('"'))
}

/// An address, with or without brackets and port.
fn ip(text: &str) -> Option<IpAddr> {
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    text.parse::<SocketAddr>().map(|address| address.ip()).or_else(|_| bare.parse()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, value.parse().unwrap());
        }
        headers
    }

    #[test]
    fn the_last_address_is_the_proxys_word_whatever_the_client_wrote_before_it() {
        for (said, address) in [
            (&[("x-forwarded-for", "198.51.100.7")][..], Some("198.51.100.7")),
            (&[("x-forwarded-for", "10.0.0.1, 198.51.100.7")], Some("198.51.100.7")),
            (&[("x-forwarded-for", "10.0.0.1"), ("x-forwarded-for", "192.0.2.9,198.51.100.7:4711")], Some("198.51.100.7")),
            (&[("x-forwarded-for", "198.51.100.7"), ("forwarded", "for=10.0.0.1")], Some("198.51.100.7")),
            (&[("x-forwarded-for", "[2001:db8::1]:443")], Some("2001:db8::1")),
            (&[("x-forwarded-for", "2001:db8::1")], Some("2001:db8::1")),
            (&[("forwarded", "for=10.0.0.1, For=\"[2001:db8::1]:4711\";proto=https")], Some("2001:db8::1")),
            (&[("forwarded", "proto=https")], None),
            (&[("x-forwarded-for", "unknown")], None),
            (&[("x-forwarded-for", "")], None),
            (&[], None),
        ] {
            assert_eq!(said_by_proxy(&headers(said)), address.map(|address| address.parse().unwrap()), "{said:?}");
        }
    }

    #[test]
    fn the_last_scheme_counts() {
        assert!(https_by_proxy(&headers(&[("x-forwarded-proto", "http, https")])));
        assert!(!https_by_proxy(&headers(&[("x-forwarded-proto", "https, http")])));
        assert!(https_by_proxy(&headers(&[("forwarded", "for=10.0.0.1;proto=https")])));
        assert!(!https_by_proxy(&headers(&[])));
    }

    #[test]
    fn ipv4_in_ipv6_is_ipv4() {
        let address = |text: &str| Address::from(text.parse::<IpAddr>().unwrap());
        assert_eq!(address("::ffff:192.0.2.1"), address("192.0.2.1"));
        assert_ne!(address("::ffff:192.0.2.1"), address("::ffff:192.0.2.2"));
    }
}
