//! A press is never cut in two. It counts where it goes down and up on the same thing; a list that refreshes itself puts another thing
//! there. So what arrives while a finger, the mouse's button or the space bar is down is shown once it is up.

/// Waits until nothing is being pressed: before what somebody else did changes a page. At once on the server.
pub async fn over() {
    #[cfg(feature = "hydrate")]
    std::future::poll_fn(browser::poll_over).await;
}

/// The loading goes on when nothing is being pressed.
#[cfg(feature = "hydrate")]
pub fn unpressed<T>(loading: impl Future<Output = T> + Send + 'static) -> impl Future<Output = T> + Send + 'static {
    let mut loading = Box::pin(loading);
    std::future::poll_fn(move |context| match browser::poll_over(context) {
        std::task::Poll::Ready(()) => loading.as_mut().poll(context),
        std::task::Poll::Pending => std::task::Poll::Pending,
    })
}

/// Nobody presses anything on the server.
#[cfg(not(feature = "hydrate"))]
pub fn unpressed<T>(loading: impl Future<Output = T> + Send + 'static) -> impl Future<Output = T> + Send + 'static {
    loading
}

#[cfg(feature = "hydrate")]
pub use browser::watch;

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::ev;
    use leptos::prelude::*;
    use std::cell::{Cell, RefCell};
    use std::task::{Context, Poll, Waker};
    use std::time::Duration;

    /// Longer than a press takes. What waits doesn't wait for ever, should the end of one not be heard (let go outside of the window).
    const LONGEST: Duration = Duration::from_secs(10);

    thread_local! {
        static LAST: Cell<u32> = const { Cell::new(0) };
        static DOWN: Cell<bool> = const { Cell::new(false) };
        static WAITING: RefCell<Vec<Waker>> = const { RefCell::new(Vec::new()) };
    }

    /// Hears presses from now on, as long as the page lives.
    pub fn watch() {
        window_event_listener(ev::pointerdown, |_| down());
        window_event_listener(ev::pointerup, |_| up());
        window_event_listener(ev::pointercancel, |_| up());
        // Enter acts as it goes down, the space bar as it goes up.
        window_event_listener(ev::keydown, |event| {
            if is_space(&event) && !event.repeat() {
                down();
            }
        });
        window_event_listener(ev::keyup, |event| {
            if is_space(&event) {
                up();
            }
        });
        window_event_listener(ev::blur, |_| up());
    }

    fn is_space(event: &web_sys::KeyboardEvent) -> bool {
        event.key() == " "
    }

    /// Ready when nothing is being pressed.
    pub fn poll_over(context: &mut Context<'_>) -> Poll<()> {
        if !DOWN.get() {
            return Poll::Ready(());
        }
        WAITING.with_borrow_mut(|waiting| waiting.push(context.waker().clone()));
        Poll::Pending
    }

    fn down() {
        LAST.set(LAST.get().wrapping_add(1));
        DOWN.set(true);
        end_after(LONGEST);
    }

    /// The click follows in the same turn; what waits comes in the next.
    fn up() {
        end_after(Duration::ZERO);
    }

    /// Ends the press that is the last one now; one that begins meanwhile goes on.
    fn end_after(time: Duration) {
        let press = LAST.get();
        let end = move || {
            if LAST.get() == press {
                DOWN.set(false);
                WAITING.take().into_iter().for_each(Waker::wake);
            }
        };
        set_timeout(end, time);
    }
}
