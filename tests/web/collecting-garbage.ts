const { gc } = globalThis as unknown as { readonly gc: () => void };
setInterval(gc, 20);
export {};
