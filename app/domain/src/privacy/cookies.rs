//! The cookies: only necessary ones, so nothing is asked before the first page (T8.2, T8.3). Each is set by the person's own
//! act: signing in, choosing a language, adding a photo or keeping a form before signing in.

/// A cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cookie {
    /// Its name; one that ends with `-` is the beginning of a name.
    pub name: &'static str,
    /// What it is for.
    pub used: CookieUse,
}

/// What a cookie is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CookieUse {
    /// Staying signed in.
    Session,
    /// One attempt to sign in.
    SignIn,
    /// Photos and forms of somebody who has not signed in yet.
    Browser,
    /// The language chosen.
    Language,
}

/// All of them. With https the first two begin with `__Host-`.
pub const COOKIES: &[Cookie] = &[
    Cookie { name: "muraciet", used: CookieUse::Session },
    Cookie { name: "muraciet-in-", used: CookieUse::SignIn },
    Cookie { name: "browser", used: CookieUse::Browser },
    Cookie { name: "lang", used: CookieUse::Language },
];
