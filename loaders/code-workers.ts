import {availableParallelism} from "node:os";
import {Worker} from "node:worker_threads";
import {type Columns, memoryOf} from "./columns.js";

/** Columns by input. */
type Inputs = Readonly<Record<string, Columns>>;

interface Job {
  readonly name: string;
  readonly inputs: Inputs;
  readonly take: (columns: Columns) => void;
  readonly fail: (error: Error) => void;
}

/** One thread, and what it is at. */
interface Thread {
  readonly worker: Worker;
  job: Job | undefined;
}

/** A thread does not take TypeScript for its first file. */
const entry = `
import(${JSON.stringify(import.meta.resolve("tsx/esm/api"))})
  .then(({register}) => register())
  .then(() => import(${JSON.stringify(import.meta.resolve("./code-worker.ts"))}))`;

/**
 * Threads that compute steps in code while the database goes on with others: as many as are wanted, at
 * most one per processor and two.
 */
export class CodeWorkers {
  readonly #threads: Thread[] = [];
  readonly #waiting: Job[] = [];

  /**
   * Returns what the step `models.<name>` computes of its inputs, whose memory goes over to the thread.
   * Rejects with what the step throws.
   */
  run(name: string, inputs: Inputs): Promise<Columns> {
    return new Promise((take, fail) => {
      this.#waiting.push({name, inputs, take, fail});
      this.#next();
    });
  }

  /** Ends all threads; what they were at is rejected. */
  close(): void {
    const left = [...this.#threads.map(({job}) => job), ...this.#waiting];
    for (const {worker} of this.#threads) void worker.terminate();
    this.#threads.length = 0;
    this.#waiting.length = 0;
    for (const job of left) job?.fail(new Error("ended before it was computed"));
  }

  #next(): void {
    if (this.#waiting.length === 0) return;
    const thread = this.#threads.find(({job}) => job === undefined) ?? this.#start();
    if (!thread) return;
    const job = this.#waiting.shift()!;
    thread.job = job;
    thread.worker.ref();
    const {name, inputs} = job;
    thread.worker.postMessage({name, inputs}, memoryOf(...Object.values(inputs)));
  }

  #start(): Thread | undefined {
    if (this.#threads.length >= Math.min(2, availableParallelism())) return undefined;
    const worker = new Worker(entry, {eval: true, execArgv: []});
    const thread: Thread = {worker, job: undefined};
    const end = (settle: (job: Job) => void): void => {
      const {job} = thread;
      thread.job = undefined;
      worker.unref();
      if (job) settle(job);
      this.#next();
    };
    worker.on("message", ({columns, fault}: {columns?: Columns; fault?: Partial<Error>}) => {
      end(({take, fail}) => (columns ? take(columns) : fail(Object.assign(new Error(), fault))));
    });
    worker.on("error", (error) => {
      this.#threads.splice(this.#threads.indexOf(thread), 1);
      end(({fail}) => fail(error));
    });
    this.#threads.push(thread);
    return thread;
  }
}
