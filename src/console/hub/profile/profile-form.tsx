import { useState } from "react";
import { toIssue } from "../../../model/issues.ts";
import { orgProfileSchema } from "../../../model/org.ts";
import { Field } from "../../components/field.tsx";
import { useFormats } from "../../components/formats.ts";
import { profileTexts } from "../../i18n/profile.ts";
import { useTexts } from "../../i18n/texts.ts";
import { PartTable } from "./part-table.tsx";
import { fromLines, PARTS, type Row, rowsOf, toLines } from "./parts.ts";
import { useFieldProblem } from "./use-field-problem.ts";

type ProfileFormProps = { profile: Row; onChange(profile: Row): void };

/** The profile as fields and tables. What none of them is for stays as it was. */
export function ProfileForm({ profile, onChange }: ProfileFormProps) {
  const t = useTexts(profileTexts);
  const format = useFormats();
  return (
    <>
      <div className="c-card l-part">
        <h3>{t("head")}</h3>
        <Head profile={profile} onChange={onChange} />
      </div>
      <div className="l-parts">
        {PARTS.map((part) => (
          <details key={part} className="c-card l-fold">
            <summary>
              <h3>{t(`part.${part}`)}</h3>
              <span className="quiet">{format.number(rowsOf(profile, part)?.length ?? 0)}</span>
            </summary>
            <p className="quiet">{t(`lead.${part}`)}</p>
            <PartTable part={part} profile={profile} onChange={onChange} />
          </details>
        ))}
      </div>
    </>
  );
}

const HEAD = ["name", "country", "ownDomains", "brands"] as const;
type HeadField = (typeof HEAD)[number];
const LISTS: ReadonlySet<HeadField> = new Set(["ownDomains", "brands"]);

/** Name, domains, brands and country: what is wrong is said beside each, once it was left. */
function Head({ profile, onChange }: ProfileFormProps) {
  const t = useTexts(profileTexts);
  const toProblem = useFieldProblem();
  const [left, setLeft] = useState<ReadonlySet<HeadField>>(new Set());
  // Lines are kept as they are typed: an empty one at the end is no entry yet.
  const [lines, setLines] = useState<Partial<Record<HeadField, string>>>({});
  const problemOf = (name: HeadField, text: string) => {
    const value = profile[name];
    const [issue] = orgProfileSchema.shape[name].safeParse(value).error?.issues ?? [];
    return issue && left.has(name)
      ? toProblem(toIssue({ ...issue, path: [name, ...issue.path] }, profile), text)
      : undefined;
  };
  return (
    <div className="l-entry l-pairs">
      {HEAD.map((name) => {
        const isList = LISTS.has(name);
        const stored = isList ? toLines(profile[name]) : String(profile[name] ?? "");
        const typed = lines[name];
        const text = typed !== undefined && fromLines(typed).join("\n") === stored ? typed : stored;
        const change = (value: string) => {
          if (isList) setLines({ ...lines, [name]: value });
          const { [name]: _before, ...rest } = profile;
          const next = isList ? fromLines(value) : value;
          onChange(name === "country" && value === "" ? rest : { ...profile, [name]: next });
        };
        const onBlur = () => setLeft(new Set([...left, name]));
        return (
          <Field key={name} label={t(`head.${name}`)} hint={t(`head.${name}.hint`)} problem={problemOf(name, text)}>
            {(control) =>
              isList ? (
                <textarea
                  {...control}
                  rows={2}
                  value={text}
                  onBlur={onBlur}
                  onChange={({ target }) => change(target.value)}
                />
              ) : (
                <input {...control} value={text} onBlur={onBlur} onChange={({ target }) => change(target.value)} />
              )
            }
          </Field>
        );
      })}
    </div>
  );
}
