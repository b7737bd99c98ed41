/**
 * Events as a web stream: of a task, or of `model.generate`. The model does not wait for the reader: what it has
 * computed waits in memory. Cancelling the stream stops the model within a step.
 *
 * @param write makes a chunk of each event. Default: the event itself.
 * @param end makes the last chunk, of what the events end with. Default: none.
 */
export function toReadableStream<Event, Chunk = Event>(
  events: AsyncIterable<Event>,
  write: (event: Event) => Chunk = (event) => event as unknown as Chunk,
  end: (error?: { readonly error: unknown }) => Promise<Chunk | undefined> = throwError,
): ReadableStream<Chunk> {
  const iterator = events[Symbol.asyncIterator]();
  return new ReadableStream<Chunk>(
    {
      async pull(controller) {
        const step = await iterator.next().catch((error: unknown) => ({ error }));
        if ("value" in step && step.done !== true) {
          try {
            return controller.enqueue(write(step.value));
          } catch (error) {
            // A stream that has failed is not cancelled any more, and nobody could read the rest.
            await iterator.return?.();
            throw error;
          }
        }
        const last = await end("error" in step ? step : undefined);
        if (last !== undefined) controller.enqueue(last);
        controller.close();
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

async function throwError(error?: { readonly error: unknown }): Promise<undefined> {
  if (error !== undefined) throw error.error;
}
