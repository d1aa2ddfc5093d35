// Signing in as one of the demo's persons.

/** Signs `key` in through the demo's provider and comes back to `next`. Works without JavaScript. */
export async function signIn(page, key, next = '/') {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await Promise.all([
    page.waitForURL((url) => !url.pathname.startsWith('/demo-login') && !url.pathname.startsWith('/sign-in')),
    page.locator(`[data-person="${key}"]`).click(),
  ]);
}
