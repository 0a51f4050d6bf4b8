/** Edge keeps extensions off Microsoft's own mail, whatever anybody allows; who sets it up there must be told. */
export const isEdge = (): boolean => /\bEdg\//.test(navigator.userAgent);
