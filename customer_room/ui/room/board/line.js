// The one place where the board meets the rest of the browser code.
export * from "../../sync/sync.js";
export { Icon } from "../../sync/icon.jsx";
export { MyDevices } from "../../devices/my_devices.jsx";
export { StatusLine } from "../../sync/live_bridge.jsx";
export { Attention } from "../../sync/attention_tray.jsx";
