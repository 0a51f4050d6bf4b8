import { Route, Switch } from "wouter";
import { ArchiveSearch } from "./archive-search.tsx";
import { RecordPage } from "./record-page.tsx";

/** What was held, overruled, approved and sent, with what proves it. */
export default function Archive() {
  return (
    <div className="l-page">
      <Switch>
        <Route path="/:id">{({ id }) => <RecordPage id={id} />}</Route>
        <Route>
          <ArchiveSearch />
        </Route>
      </Switch>
    </div>
  );
}
