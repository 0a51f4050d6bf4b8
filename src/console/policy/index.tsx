import "./styles.ts";
import { Route, Switch } from "wouter";
import { Workbench } from "./draft/workbench.tsx";
import { Overview } from "./overview.tsx";

/** The policy: what is in force, what is in the making, and the workbench for one draft. */
export default function Policy() {
  return (
    <Switch>
      <Route path="/drafts/:id" nest>
        {({ id }) => <Workbench key={id} id={id} />}
      </Route>
      <Route>
        <Overview />
      </Route>
    </Switch>
  );
}
