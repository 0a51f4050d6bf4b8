import type { MouseEvent } from "react";

/**
 * Acts on a person's press only. The host's shadow root is open to the page, whose scripts can call `click()`: such
 * a press never changes or releases a letter.
 */
export function onPress(act: () => void): (event: MouseEvent) => void {
  return (event) => {
    if (event.nativeEvent.isTrusted) act();
  };
}
