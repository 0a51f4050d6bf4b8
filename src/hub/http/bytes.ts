/** Bytes with a buffer of their own, as a response's body wants them. */
export const toOwnBytes = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
