// Stands for Node's modules in a browser.
export {};
