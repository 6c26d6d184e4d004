// What ical.js reads in a calendar file: the start and the end of each event. Run by node, with
// the address of ical.js and the file on standard input.
import { readFileSync } from "node:fs";

const ICAL = (await import(process.argv[2])).default;
const whole = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const at = (time) => time.toJSDate().toISOString();
const entries = whole.getAllSubcomponents("vevent").map((one) => {
  const event = new ICAL.Event(one);
  return [at(event.startDate), at(event.endDate)];
});
process.stdout.write(JSON.stringify(entries));
