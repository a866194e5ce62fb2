"""What the Thresholds page says where it shows no figures, and of those it shows."""

from engine.language import tr

TILES = {
    "micro_f1": (tr("Micro F1"), tr("All labels of all validation photos together")),
    "macro_f1": (
        tr("Macro F1"),
        tr("Mean over the labels; rare ones count as much as frequent ones"),
    ),
    "samples_f1": (tr("Samples F1"), tr("Mean over the photos; Kaggle's Mean F1")),
}
GUESS = tr(
    "The coloured number compares with {half:.1f}. Below: how far the figure "
    "could be off by the luck of the photos (95 of 100 draws), and the "
    "constant guess, which gives every photo the most frequent label: what "
    "a model has to pass."
).format(half=0.5)
NO_SAY = tr(
    "Labels are given photo by photo now, and thresholds have no say. Move one to go back to them."
)
NO_RUN = (
    tr("No run yet"),
    tr("Thresholds turn the scores of a trained run into labels. Train one first."),
)
NO_SCORES = (
    tr("Nothing to measure on"),
    tr(
        "This run has no scores of labelled validation photos. If it was "
        "interrupted, train again with the same settings: it goes on where it "
        "stopped."
    ),
)
MEASURING = (tr("Measuring…"), tr("The scores of the validation photos are sorted."))
FAILED = (tr("The run could not be measured"), tr("The line above says why."))
