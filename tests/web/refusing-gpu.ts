// A GPU that refuses one buffer of onnxruntime's, as for want of memory, after a test posted to the channel "refuse".
const channel = new BroadcastChannel("refuse");
let refuses = false;
channel.addEventListener("message", () => {
  refuses = true;
  channel.postMessage("from now on");
});
// Called with its receiver below.
// oxlint-disable-next-line typescript/unbound-method
const createBuffer = GPUDevice.prototype.createBuffer;
GPUDevice.prototype.createBuffer = function create(descriptor) {
  // `GPUBufferUsage.MAP_WRITE`.
  const isUpload = (descriptor.usage & 0x02) !== 0;
  if (!refuses || !isUpload) return createBuffer.call(this, descriptor);
  refuses = false;
  // No usage at all is not valid: the buffer is one in name only.
  return createBuffer.call(this, { ...descriptor, usage: 0 });
};
export {};
