export * from "./evidence.ts";
export * from "./insight.ts";
export * from "./people.ts";
export * from "./policy.ts";
export * from "./reviews.ts";
