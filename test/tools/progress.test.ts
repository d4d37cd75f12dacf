import {expect, test} from "vitest";
import {Progress} from "../../loaders/tools/progress.js";

function screen(isTTY: boolean) {
  const written: string[] = [];
  return {isTTY, columns: 40, written, write: (text: string) => written.push(text)};
}

test("draws a bar over itself on a terminal, and clears it before a line that stays", () => {
  const terminal = screen(true);
  const progress = new Progress(terminal);
  progress.step("half of it, told at length", 0.5);
  progress.note("a line");
  progress.clear();
  expect(terminal.written).toEqual([
    "\r\u001b[2K████████████░░░░░░░░░░░░ half of it, t",
    "\r\u001b[2K",
    "a line\n",
  ]);
});

test("writes plain lines elsewhere", () => {
  const file = screen(false);
  const progress = new Progress(file);
  progress.step("one", 0.1);
  progress.note("two");
  progress.clear();
  expect(file.written).toEqual(["one\n", "two\n"]);
});
