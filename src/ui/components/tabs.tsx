import { normalizeProps, useMachine } from "@zag-js/react";
import { connect, machine } from "@zag-js/tabs";
import { type ReactNode, useId, useRef } from "react";

export type Tab = { id: string; label: string; content: ReactNode };

/**
 * Tabs with roving focus. The machine asks for its root node, so it works in a shadow root, where
 * `document.activeElement` is only ever the host.
 */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  const list = useRef<HTMLDivElement>(null);
  const service = useMachine(machine, {
    id: useId(),
    defaultValue: tabs[0]?.id ?? null,
    // The machine asks only once the list is there.
    getRootNode: () => (list.current?.getRootNode() ?? document) as ShadowRoot | Document,
  });
  const api = connect(service, normalizeProps);
  return (
    <div {...api.getRootProps()} className="tabs">
      <div {...api.getListProps()} role="tablist" ref={list} className="tab-list" aria-label={label}>
        {tabs.map((tab) => (
          <button key={tab.id} {...api.getTriggerProps({ value: tab.id })} className="tab">
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div key={tab.id} {...api.getContentProps({ value: tab.id })} className="tab-content">
          {tab.content}
        </div>
      ))}
    </div>
  );
}
