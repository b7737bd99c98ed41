// Stands for modules of Node that the codecs ask for and do not use.
export {};
