import { useEffect, useRef, useState } from "react";

const FIRST = 1280;

/** The measured width of an element: a drawing is made for it, and never stretched. */
export function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(FIRST);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth || FIRST));
    observer.observe(element);
    setWidth(element.clientWidth || FIRST);
    return () => observer.disconnect();
  }, []);
  return { box, width };
}
