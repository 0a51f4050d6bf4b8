type Listener = (...given: never[]) => unknown;

/** An event of the browser's: listeners come and go, `tell` calls them. */
function createEvent() {
  const listeners = new Set<Listener>();
  return {
    addListener: (one: Listener) => void listeners.add(one),
    removeListener: (one: Listener) => void listeners.delete(one),
    tell: (...given: unknown[]) => listeners.forEach((one) => void one(...(given as never[]))),
  };
}

const ADDRESS = "chrome-extension://countersign/";

/** A page of the extension's own, as the one who sends a message. */
export const OWN_PAGE = { url: `${ADDRESS}options.html` };

/**
 * As much of the browser as the background's side of the hub asks for. Storage outlives a worker: a second link over the
 * same fake is the same browser after its worker slept.
 */
export function createFakeBrowser({ version = "1.0.0" } = {}) {
  const stored = new Map<string, unknown>();
  const onChanged = createEvent();
  const manifest = { version, host_permissions: [] as string[] };
  const fake = {
    managed: {} as Record<string, unknown>,
    manifest,
    stored,
    runtime: {
      id: "countersign",
      getManifest: () => manifest,
      getURL: (path: string) => `${ADDRESS}${path.replace(/^\//, "")}`,
      onConnect: createEvent(),
      onMessage: createEvent(),
    },
    storage: {
      local: {
        get: async (key: string | null) =>
          structuredClone(Object.fromEntries([...stored].filter(([name]) => key === null || name === key))),
        async set(values: Record<string, unknown>) {
          // As the browser keeps it: what JSON can't say is not there any more.
          for (const [key, value] of Object.entries(values)) stored.set(key, JSON.parse(JSON.stringify(value)));
          onChanged.tell(values, "local");
        },
        async remove(key: string) {
          stored.delete(key);
          onChanged.tell({ [key]: {} }, "local");
        },
      },
      managed: { get: async () => fake.managed },
      onChanged,
    },
    alarms: { get: async () => ({}), create: async () => {}, onAlarm: createEvent() },
    action: { setBadgeText: async () => {}, setBadgeBackgroundColor: async () => {}, setTitle: async () => {} },
    notifications: { create: async () => "", clear: async () => true, onClicked: createEvent() },
    permissions: { contains: async () => true, getAll: async () => ({ origins: [] }) },
    tabs: { query: async () => [], create: async () => ({}), sendMessage: async () => undefined },
  };
  return fake;
}
export type FakeBrowser = ReturnType<typeof createFakeBrowser>;
