//! Leaving the application for an address that the server itself answers, for instance the sign-in.

/// Loads the address as a whole page. Nothing on the server.
pub fn leave(address: &str) {
    #[cfg(feature = "hydrate")]
    {
        let _ = leptos::prelude::window().location().set_href(address);
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = address;
}
