const FILE = /virtual:wxt-unlisted-script-entrypoint/;
/** From the call of the plugins to the end of the function around it. */
const WRAPPED = /const result = \(\(\) => \{[\s\S]*?\n\}\)\(\);/;

/**
 * A plugin of the builder, which wraps each script of ours in messages for the console: half a kilobyte on every page that
 * is watched. What a script throws comes to the console by itself.
 * @throws at the build, when another version of the builder wraps scripts in another way
 */
export function bareScripts() {
  return {
    name: "bare-scripts",
    transform(code: string, id: string): { code: string; map: null } | undefined {
      if (!FILE.test(id)) return undefined;
      if (!WRAPPED.test(code)) throw new Error(`${id}: scripts are wrapped in another way: read it again`);
      return { code: code.replace(WRAPPED, "initPlugins();\nconst result = definition.main();"), map: null };
    },
  };
}
