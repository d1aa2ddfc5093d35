//! Ids made by the browser before the first attempt to send, so that a retry can't make a second appeal.

/// A fresh UUIDv7; `None` on the server, which makes its own.
pub fn fresh() -> Option<String> {
    #[cfg(feature = "hydrate")]
    {
        let now_ms = js_sys::Date::now() as u64;
        let stamp = uuid::Timestamp::from_unix(uuid::NoContext, now_ms / 1000, ((now_ms % 1000) * 1_000_000) as u32);
        Some(uuid::Uuid::new_v7(stamp).to_string())
    }
    #[cfg(not(feature = "hydrate"))]
    None
}
