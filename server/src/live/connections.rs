use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many live connections each person, or each address of visitors, holds open.
#[derive(Default)]
pub struct Connections(Mutex<HashMap<String, u32>>);

/// One open connection; frees its place when dropped.
pub struct Slot {
    connections: Arc<Connections>,
    holder: String,
}

impl Connections {
    /// A place for one more connection; `None` when the holder has as many as it may.
    pub fn open(self: &Arc<Self>, holder: String, most: u32) -> Option<Slot> {
        let mut open = self.lock();
        let count = open.entry(holder.clone()).or_default();
        if *count >= most {
            return None;
        }
        *count += 1;
        drop(open);
        metrics::gauge!("muraciet_live_connections").increment(1.0);
        Some(Slot { connections: self.clone(), holder })
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, u32>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        let mut open = self.connections.lock();
        if let Some(count) = open.get_mut(&self.holder) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.holder);
            }
        }
        metrics::gauge!("muraciet_live_connections").decrement(1.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_connection_frees_its_place() {
        let connections = Arc::new(Connections::default());
        let first = connections.open("a".into(), 1);
        assert!(first.is_some() && connections.open("a".into(), 1).is_none());
        drop(first);
        assert!(connections.open("a".into(), 1).is_some());
    }
}
