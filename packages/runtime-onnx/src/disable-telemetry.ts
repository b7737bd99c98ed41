/**
 * Turns onnxruntime's telemetry off. Since 1.29 its binding writes a device id under HOME and queues events
 * for upload unless this variable stands in the process environment before the binding loads; a worker's
 * own `process.env` is a copy and comes too late, so this runs on the application's thread.
 */
export function disableTelemetry(): void {
  process.env["ORT_DISABLE_TELEMETRY"] = "1";
}
