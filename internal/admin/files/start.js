// Decap waits until admin.js starts it.
globalThis.CMS_MANUAL_INIT = true;
