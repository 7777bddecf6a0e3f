// Tells that something waits, and nothing of what: a lock screen is read by whoever passes (S8).
// It keeps nothing, and answers no request of a page.
const show = () =>
  self.registration.showNotification("Ringback", {
    body: "Somebody must be answered now. Please open Ringback.",
    tag: "escalation",
    renotify: true,
    requireInteraction: true,
  });

self.addEventListener("push", (event) => event.waitUntil(show()));
self.addEventListener("message", (event) => {
  if (event.data === "escalation") event.waitUntil(show());
});

async function toFront() {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.length > 0) return pages[0].focus();
  return self.clients.openWindow("/escalations");
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(toFront());
});
