/** Part of every browser and of Node; the engine's own library list has no platform. */
declare function atob(base64: string): string;

/** The bytes of packed data, a character each. */
export const bytesOf = (base64: string): string => atob(base64);
