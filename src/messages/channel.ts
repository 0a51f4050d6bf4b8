import { z } from "zod";
import { browser } from "../platform/browser.ts";
import { type Answer, type MessageMap, type Received, type Request, TO_BACKGROUND, TO_COMPOSE } from "./messages.ts";

/** Who sent a message, as the browser tells it. */
export type Sender = {
  tabId?: number;
  frameId?: number;
  url?: string;
  /** Address of the tab's outermost page, where we may know it. */
  tabUrl?: string;
};

export type Handlers<M extends MessageMap, Context> = {
  [K in keyof M]?: (request: Received<M, K>, context: Context) => Promise<unknown> | unknown;
};

const envelope = z.object({ name: z.string(), body: z.unknown().optional() });

/** Asks the background. @throws when the background is gone or the answer has not the shape it should have */
export async function askBackground<K extends keyof typeof TO_BACKGROUND>(
  name: K,
  ...body: undefined extends Request<typeof TO_BACKGROUND, K> ? [] : [Request<typeof TO_BACKGROUND, K>]
): Promise<Answer<typeof TO_BACKGROUND, K>> {
  const answer: unknown = await browser.runtime.sendMessage({ name, body: body[0] });
  return TO_BACKGROUND[name].answer.parse(answer ?? undefined) as Answer<typeof TO_BACKGROUND, K>;
}

/** Tells every compose script of a tab; the first answer counts. */
export async function askTab<K extends keyof typeof TO_COMPOSE>(
  tabId: number,
  name: K,
  body: Request<typeof TO_COMPOSE, K>,
): Promise<unknown> {
  return browser.tabs.sendMessage(tabId, { name, body });
}

export const listenInBackground = (handlers: Handlers<typeof TO_BACKGROUND, Sender>) => listen(TO_BACKGROUND, handlers);
/** Hears what the background is told as well, and answers nothing that the background answers. */
export const overhear = (handlers: Pick<Handlers<typeof TO_BACKGROUND, Sender>, "tab-state" | "watching">) =>
  listen(TO_BACKGROUND, handlers);
export const listenInCompose = (handlers: Handlers<typeof TO_COMPOSE, Sender>) => listen(TO_COMPOSE, handlers);

/**
 * Answers messages of one map. What has no handler here, comes from another extension or is not shaped as the map says
 * is left alone.
 * @returns stops the listening
 */
function listen<M extends MessageMap>(map: M, handlers: Handlers<M, Sender>): () => void {
  const onMessage = (
    message: unknown,
    sender: { id?: string; tab?: { id?: number; url?: string }; frameId?: number; url?: string },
  ) => {
    if (sender.id !== browser.runtime.id) return undefined;
    const parsed = envelope.safeParse(message);
    if (!parsed.success) return undefined;
    const name: keyof M = parsed.data.name;
    const handler = handlers[name];
    const request = map[name]?.request.safeParse(parsed.data.body);
    if (!handler || !request?.success) return undefined;
    return Promise.resolve(
      handler(request.data as Received<M, typeof name>, {
        tabId: sender.tab?.id,
        frameId: sender.frameId,
        url: sender.url,
        tabUrl: sender.tab?.url,
      }),
    );
  };
  browser.runtime.onMessage.addListener(onMessage);
  return () => browser.runtime.onMessage.removeListener(onMessage);
}
