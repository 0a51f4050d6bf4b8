import { Link, useLocation } from "wouter";

/** Pages of one section, as links: each has an address of its own. */
export function TabLinks({ name, tabs }: { name: string; tabs: readonly { path: string; title: string }[] }) {
  const [location] = useLocation();
  return (
    <nav className="l-tabs" aria-label={name}>
      {tabs.map(({ path, title }) => (
        <Link key={path} href={path} aria-current={location === path ? "page" : undefined}>
          {title}
        </Link>
      ))}
    </nav>
  );
}
