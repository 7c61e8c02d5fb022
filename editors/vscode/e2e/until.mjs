// Conditions are polled, never slept for: a slow machine takes longer, a fast one does not wait.
export async function until(what, condition, patience = 120_000) {
  const end = Date.now() + patience;
  for (;;) {
    const value = await condition();
    if (value) {
      return value;
    }
    if (Date.now() > end) {
      throw new Error(`waited ${patience / 1000} s for ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
