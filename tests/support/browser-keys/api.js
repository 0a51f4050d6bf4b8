// @ts-nocheck: it runs with the globals of the browser's own code (ExtensionAPI, Services, Cc, Ci)
/** Composes as an input method does, for whatever has the keyboard in the window in front, takes the line away, and forces colours. */
this.browserKeys = class extends ExtensionAPI {
  getAPI() {
    const processor = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
    const begin = () => {
      const view = Services.wm.getMostRecentWindow("navigator:browser");
      if (!processor.beginInputTransactionForTests(view)) throw new Error("the window takes no input method");
      return view;
    };
    return {
      browserKeys: {
        async compose(text) {
          begin();
          processor.setPendingCompositionString(text);
          processor.appendClauseToPendingComposition(text.length, processor.ATTR_RAW_CLAUSE);
          processor.setCaretInPendingComposition(text.length);
          if (!processor.flushPendingComposition()) throw new Error("the composition was refused");
        },
        async commit(text, byControlEnter) {
          const view = begin();
          const pressed = { key: "Enter", code: "Enter", keyCode: 13, ctrlKey: true };
          if (byControlEnter) processor.commitCompositionWith(text, new view.KeyboardEvent("", pressed));
          else processor.commitCompositionWith(text);
        },
        async setOffline(isOffline) {
          Services.io.offline = isOffline;
        },
        async setForcedColors(isForced) {
          Services.prefs.setIntPref("browser.display.document_color_use", isForced ? 2 : 0);
        },
      },
    };
  }
};
