import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Figures for Prometheus. Labels are routes, states and codes; never people, letters or organisations. */
export function createMetrics(options: { process: boolean }) {
  const registry = new Registry();
  if (options.process) collectDefaultMetrics({ register: registry, prefix: "countersign_" });
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: "countersign_request_seconds",
      help: "Time to answer, by route and status",
      labelNames: ["route", "status"],
      buckets: [0.005, 0.02, 0.1, 0.5, 2],
      registers,
    }),
    streams: new Gauge({ name: "countersign_streams", help: "Open event streams", registers }),
    events: new Counter({ name: "countersign_events_total", help: "Events told", labelNames: ["event"], registers }),
    published: new Counter({ name: "countersign_policies_published_total", help: "Versions published", registers }),
    reviews: new Counter({
      name: "countersign_reviews_total",
      help: "Reviews that entered a state",
      labelNames: ["state"],
      registers,
    }),
    records: new Counter({ name: "countersign_records_total", help: "Evidence records kept", registers }),
    clockFailing: new Gauge({
      name: "countersign_clock_failing",
      help: "1 for a step of the hub's clock that failed at its last try",
      labelNames: ["step"],
      registers,
    }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
