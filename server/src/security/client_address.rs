//! From which address a request comes.

use axum::extract::{ConnectInfo, Request};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// The client's address. `X-Forwarded-For` is believed only as far as our own proxies wrote it. Of an IPv6 address the
/// network (/64) counts: one household has all the rest.
pub fn of(request: &Request, trusted_proxies: u8) -> IpAddr {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let forwarded = (trusted_proxies > 0).then(|| forwarded(request, trusted_proxies)).flatten();
    network(forwarded.or(peer).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)))
}

fn forwarded(request: &Request, trusted_proxies: u8) -> Option<IpAddr> {
    let list = request.headers().get("x-forwarded-for")?.to_str().ok()?;
    list.rsplit(',').nth(usize::from(trusted_proxies) - 1)?.trim().parse().ok()
}

fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn request(forwarded: &str) -> Request {
        let mut request = Request::new(Body::empty());
        if let Ok(value) = forwarded.parse() {
            request.headers_mut().insert("x-forwarded-for", value);
        }
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([10, 0, 0, 1], 1))));
        request
    }

    #[test]
    fn only_our_own_proxies_are_believed() {
        let forged = "1.1.1.1, 2.2.2.2";
        assert_eq!(of(&request(forged), 0).to_string(), "10.0.0.1");
        assert_eq!(of(&request(forged), 1).to_string(), "2.2.2.2");
        assert_eq!(of(&request("2001:db8:1:2:3:4:5:6"), 1).to_string(), "2001:db8:1:2::");
    }
}
