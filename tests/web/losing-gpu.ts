// A GPU that can be taken away: the tests post to the channel "lose".
const devices: GPUDevice[] = [];
// Called with its receiver below.
// oxlint-disable-next-line typescript/unbound-method
const requestDevice = GPUAdapter.prototype.requestDevice;
GPUAdapter.prototype.requestDevice = async function request(descriptor) {
  const device = await requestDevice.call(this, descriptor);
  devices.push(device);
  return device;
};
const lose = new BroadcastChannel("lose");
lose.addEventListener("message", () => {
  for (const device of devices) device.destroy();
});
export {};
