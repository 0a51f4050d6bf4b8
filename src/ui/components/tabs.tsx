import { normalizeProps, useMachine } from "@zag-js/react";
import { connect, machine } from "@zag-js/tabs";
import { type MouseEvent, type ReactNode, useId, useRef } from "react";

export type Tab = { id: string; label: string; content: ReactNode };

/** The shadow root is open to the page, whose scripts can call `click()`. */
function onlyTrusted(event: MouseEvent): void {
  if (!event.nativeEvent.isTrusted) event.stopPropagation();
}

type TabsProps = {
  tabs: readonly Tab[];
  label: string;
  /** The tab that is open, when the caller decides; the tabs do so themselves otherwise. */
  value?: string;
  onSelect?: (id: string) => void;
};

/**
 * Tabs with roving focus. The machine asks for its root node, so it works in a shadow root, where
 * `document.activeElement` is only ever the host.
 */
export function Tabs({ tabs, label, value, onSelect }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const service = useMachine(machine, {
    id: useId(),
    ...(value === undefined ? { defaultValue: tabs[0]?.id ?? null } : { value }),
    // On other people's pages a script may move the focus: where the caller decides, that alone opens nothing.
    activationMode: value === undefined ? "automatic" : "manual",
    onValueChange: (details) => onSelect?.(details.value),
    // The machine asks only once the list is there.
    getRootNode: () => (list.current?.getRootNode() ?? document) as ShadowRoot | Document,
  });
  const api = connect(service, normalizeProps);
  return (
    <div {...api.getRootProps()} className="tabs">
      <div
        {...api.getListProps()}
        role="tablist"
        ref={list}
        className="tab-list"
        aria-label={label}
        onClickCapture={onlyTrusted}
      >
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
