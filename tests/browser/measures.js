// What a browser test measures on a page; the value of this file is an object of functions.
(() => {
  const shown = (each) =>
    each.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }) &&
    !each.closest(".sr, .skip, dialog:not([open]), [inert], [popover]:not(:popover-open)");

  /** A link in the middle of a sentence. */
  const isInText = (each) =>
    each.matches("a, button.link") &&
    getComputedStyle(each).display === "inline" &&
    each.parentElement.textContent.trim().length > each.textContent.trim().length;

  /** A box to tick is as large as its label. */
  const boxOf = (each) =>
    each.matches("[type=checkbox], [type=radio]")
      ? (each.closest("label") ?? document.querySelector(`label[for="${each.id}"]`) ?? each)
      : each;

  /** What somebody can press or fill, each with the box that takes the press. */
  const targets = () =>
    [...document.querySelectorAll("button, select, textarea, input:not([type=hidden]), a[href], summary, [role=option]")]
      .map((each) => [each, boxOf(each)])
      .filter(([, box]) => shown(box));

  const named = (each) => (each.ariaLabel || each.textContent || each.name || each.id || "").trim().slice(0, 60);
  const told = (each) => `${each.tagName}.${each.getAttribute("class") ?? ""} ${each.textContent.trim().slice(0, 40)}`;
  const frame = () => new Promise((done) => requestAnimationFrame(done));

  return {
    /** Targets under 44 px, except links in the middle of a sentence. */
    small: () =>
      targets()
        .filter(([each]) => !isInText(each))
        .map(([each, box]) => [named(each) || named(box), box.getBoundingClientRect()])
        .filter(([, box]) => box.width > 1 && Math.min(box.width, box.height) < 43.5)
        .map(([name, box]) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`),

    /** Targets that cannot be brought into view, or only behind something else. */
    covered: async () => {
      const found = [];
      for (const [each, box] of targets()) {
        box.scrollIntoView({ block: "center", inline: "center" });
        await frame();
        const at = box.getBoundingClientRect();
        const hit = document.elementFromPoint(at.x + at.width / 2, at.y + Math.min(at.height, innerHeight) / 2);
        if (!hit || !(box.contains(hit) || hit.contains(box) || each.contains(hit))) {
          found.push(`${named(each)} under ${hit ? told(hit) : "nothing"}`);
        }
      }
      return found;
    },

    /** What makes the page scroll sideways, or scrolls both ways itself; boards and tables may. */
    sideways: () => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const all = [...document.querySelectorAll("body *")];
      const isWide = (each) => each.getBoundingClientRect().right > clientWidth + 1 && !each.closest(".board, .scroll-x, .sr");
      const scrollsBoth = (each) => {
        const how = getComputedStyle(each);
        const may = /auto|scroll/.test(how.overflowX) && /auto|scroll/.test(how.overflowY) && !each.matches(".board, .scroll-x");
        return may && each.scrollWidth > each.clientWidth + 1 && each.scrollHeight > each.clientHeight + 1;
      };
      if (scrollWidth > clientWidth) return [`the page is ${scrollWidth} wide`, ...all.filter(isWide).slice(0, 6).map(told)];
      return all.filter(scrollsBoth).map((each) => `scrolls both ways: ${told(each)}`);
    },

    /** What takes time to move or change. */
    moving: () =>
      [...document.querySelectorAll("*")].flatMap((each) =>
        [null, "::before", "::after"].flatMap((part) => {
          const look = getComputedStyle(each, part);
          const lasting = `${look.animationDuration}, ${look.transitionDuration}`.split(", ");
          return lasting.some((time) => parseFloat(time) > 0.001) ? [`${told(each)} ${part ?? ""}`] : [];
        }),
      ),
  };
})()
