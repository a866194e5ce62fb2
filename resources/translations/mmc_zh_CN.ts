<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name></name>
  <message>
   <source>The run that is shown suggests no label that these photos lack.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Suggestions come from a run. Train one first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>All {rows:,} photos that are shown</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The {sum:,} selected photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Accepted {counted} on {counted_2}. Undo takes them back.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;File</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Open project…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Open a project file</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Import dataset…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Make a project from a table, a folder of photos or a dataset in any usual format</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Open the &amp;demo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Draw a small synthetic dataset and open it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Export…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Write photos, captions and labels in any usual format, or the submission</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Export &amp;submission…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Write the labels of the test photos as the competition wants them</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Update from source…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Take over what has changed in the file that the project was made from</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Save a &amp;copy…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Write all of the project to another file; the runs stay here</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Find &amp;moved photos…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Tell the project where its photos are now</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Quit</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Close the window; nothing is lost</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Edit</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Undo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Take back the last change of labels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Redo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Do again what was taken back</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Find photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Search captions and names</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Find and &amp;replace…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Put other words in the place of some, in many captions at once</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Edit &amp;caption</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Edit the caption of the photo that is shown</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Accept suggestions…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Make labels of what the run suggests, on the selected photos or all shown</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Labels…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Add, rename, recolour, reorder, merge and delete labels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;History</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>See every change, and bring any moment back</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Commands…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Find any command, label or project by a few letters</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Select all</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Select all photos shown</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Next photo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Go to the next photo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Previous photo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Go to the photo before</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Next not re&amp;viewed</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Go to the next photo that nobody has looked at</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Reviewed, and on</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Mark as reviewed and go to the next photo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Reviewed or n&amp;ot</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Mark as reviewed; where all are, take the mark away</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Flag or unflag</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Set aside to come back to; where all are, take the flag away</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Accept su&amp;ggestions</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Make labels of what the run suggests on the photo that is shown</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>R&amp;epeat</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Do the last change again, on the photos selected now</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Copy labels from the photo before</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Give the labels of the photo before</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>C&amp;lear labels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Make every label unknown again</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Remove &amp;all labels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Say of every label that it is not there</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;View</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Browse</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photos, captions and labels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Train</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Train a run and watch it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>T&amp;hresholds</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Set from which score a label is decided</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Predict</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Score a photo and a caption from anywhere</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>E&amp;xperiments</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The paper's tables, better settings, robustness</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>St&amp;atistics</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Labels, pairs of labels, captions and progress, counted</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Check labels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Labels that the model contradicts, the likeliest errors first</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Light</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Light colours</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Dark</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Dark colours</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>As the &amp;system</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Follow the desktop's colours</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Start training</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Train with the settings of the Train page</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>S&amp;top</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Stop what runs; what was finished is kept</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>T&amp;une thresholds</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Find the best thresholds on the validation photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Help</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Keyboard shortcuts</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>All keys</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Change keys…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Give commands, and labels of this project, other keys</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Doubtful rows</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Rows of the source files and photos that need a look</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;About</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Version and licences</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Arrow keys</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Move between photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Home, End</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>First and last photo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Page Up, Page Down</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A screen of photos up or down</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Shift+Arrow, Shift+Click</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Select from here to there</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Ctrl+Space, Ctrl+Click</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Add a photo, or take it away</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>On a label: has it, has it not, not known</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Enter</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Edit the caption</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Ctrl+Enter, Esc</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Save an edited caption, or leave it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Check labels: change it, keep it, skip</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Ctrl+V</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Paste a photo or a caption to predict</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Esc</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Leave a field; then select one photo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Repair into a new file</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Open to look at it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Save a copy</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Projects (*.mmc)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Update from source</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Datasets (*.csv *.tsv *.json *.jsonl *.parquet);;All files (*)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The photos are not in {root} any more. Captions and labels are all here.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Find moved photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{source} has changed. {join}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Update…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Open project</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Projects (*.mmc);;All files (*)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no {path}. Check the path.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>PySide6_Essentials</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Multimodal multilabel classification: photos with captions, several labels each. The method follows Guo 2023 (arXiv 2406.16141).</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Python {python_version} on {system} {machine}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Licence: Apache-2.0. The built-in encoder 'basic' uses EfficientNet-Lite0 and all-MiniLM-L6-v2, both Apache-2.0.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Other work is still running. Wait until it is done.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Undo {plain}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&amp;Redo {plain}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>R&amp;epeat{plain}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Open a project first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Something is running: wait for its end, or stop it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Train a run first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Go to the Browse page first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No photo is shown.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This project is open to look at only.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing has been changed yet.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No photo is shown before this one.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is nothing to undo.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is nothing to redo.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing is running.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Training</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Validation</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Test</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The caption was changed after it was scored: these are the scores of the former one.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The model was trained on this photo, so it looks surer than it is.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>not listed at the import</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Not labelled yet</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{has} set, {value} not known</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>None of these</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Train a run to see scores here.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This run has not scored this photo.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Restore caption</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>accepted from run {run}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>by hand</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>confirmed by hand</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Doubtful rows</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Search</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Search in doubtful rows</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Kind</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>File</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Show photo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Copy</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Save as CSV…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No row is doubtful</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Every row was read without a doubt, and every photo can be used.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Close</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>All kinds</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>All files</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>1 doubtful row</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{total} doubtful rows</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Bring this photo into sight (Enter)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This row is not among the photos of the project</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Save doubtful rows</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>CSV files (*.csv)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Competition submission</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Export</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Format</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{out} is a folder that exists already. Name {value}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>a new folder</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>a file</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>, decided by run {run} at its thresholds</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>ImageID,Labels for the {tests:,} test photos as the competition wants them{by}. The file is read back and checked.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A submission needs a trained run: train one first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There are no test photos, so there is nothing to submit. Import the dataset with its test.csv, or choose another format.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There are no such rows. Choose other ones.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Name what is to be written.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Replace the file?</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} exists already. Replace it?</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It is in {parent}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Replace</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Names</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Ids</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Leave them where they are</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Put links to them into the folder</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Copy them into the folder</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The caption</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The labels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Both, in two files</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Rows</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Labels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>As they are marked</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>As run {run_id} decides, at its thresholds</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Write labels by</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Text files hold</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Write the scores of run {run_id} too</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Give a photo its best label when none reaches its threshold</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>An empty row scores nothing where every photo has a label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>For Excel: begin with the mark by which it knows UTF-8</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Where to</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>New folder</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>All</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Shown now</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Selected</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A file, or the folder of a dataset</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>File…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Folder…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name}: choose a {lower}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>With the name that the source has for it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Caption</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Labels that apply; ‘not’ stands before those that are known not to</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Split</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Empty where the source does not say</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>First rows</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The photo is not in the photo folder.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>not labelled</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>none applies</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>(no photo)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Import dataset</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Import</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} is a project. Open it by File, Open project.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Looking …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Reading {name} …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{names_photos:,} photos are inside the tar file; they are written into this new folder.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Name a new folder for the photos in the tar file.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The rows name no photos; captions alone come in.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The photos were not found. Choose their folder.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Looking for the photos …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Name the project file to be made.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Reading …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A CSV or TSV, JSON lines, Parquet, COCO, a Hugging Face folder, a folder for each label, texts beside photos, or tar files. What it is, is found out. Photos stay where they are and are never changed.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What to import</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What it is</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Read as</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photo folder</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>New project</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Drop a file or the folder of a dataset here</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Choose a file…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Choose a folder…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{title} (unlikely)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>New folder for the photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{source}, line {line}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{doubts:,} rows are</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>One row is</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{count} doubtful; all will be listed. {place}: {text}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Which column means what</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>More</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>First rows, as they would come in</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Message</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Progress</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Stop</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Stopping…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Stopped. Nothing was made.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A comma</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A semicolon</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A pipe |</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A space</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A tab</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing: one label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Brackets: ["a", "b"]</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Comma</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Tab</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Semicolon</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Pipe |</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No label applies</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>UTF-8</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>UTF-16</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Western (Windows-1252)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Western (Latin-1)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Central European (Windows-1250)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Cyrillic (Windows-1251)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Greek (Windows-1253)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Turkish (Windows-1254)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Chinese (GB18030)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Chinese (Big5)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Japanese (Shift-JIS)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Korean</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Columns that are a label each</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Labels parted by</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Labels that do not apply</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>An empty label cell means</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Encoding</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Columns parted by</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The first row names the columns</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>None: captions only</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>None</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>None yet</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A column for each label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Not told</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Found: {found}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Use the first</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Join all</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Are photos of their own</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Are one, with all labels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Found out</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Captions</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Labels, with commas</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Each is a label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Only the last is a label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>CSV files (*.csv);;All files (*)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Test rows</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Optional: a CSV with ImageID,Caption</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Read with it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>COCO files (*.json)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Optional: the file with the captions</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Several captions of a photo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Folders in folders</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photos of equal name</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>More labels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>dog, cat: labels to give here</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Share of the labelled photos that are set aside to judge a training by, where the source does not say which</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Look for photos of equal content</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Reads every photo; those that are the same are listed, none goes</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Edit caption</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Downloading an encoder</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{title} is ready.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} was added; it stands in the list of encoders.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Adding an encoder</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{title} was removed, {value:,.0f} MB set free.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Removing an encoder</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>has it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>has it not</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Double-click a label, or press Enter, to see its photos. A click on a head sorts.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Click a bar to see its photos.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Click a bar at the left to see its photos.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No photo is labelled yet. Label some on the Browse page.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No photo has a caption.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Labels a photo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Length of captions</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>How captions are measured</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Length of captions in</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{photos} with {n} label{value}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{photos} with a caption of {range} {unit}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source> {photos} without a caption are left out.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{low:,} or more</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing was edited yet. Labels, review marks, captions and notes that you change are counted here by day.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No photo is reviewed yet. Space marks one on the Browse page.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Only edits that stand are counted: what was undone is left out.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Edits by day</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Reviewed photos in all</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{step} days from {day} {year}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{when}: {edits} edits that touched {photos} photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{when}: {total} photos reviewed in all, {reviewed} of them then</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photos that have both labels; on the diagonal those that have the label.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Share of the row</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Of the photos with the label at the left, the share that also has the one above.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Against chance</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>How many times as often as by chance: blue more often, orange less. 1 is chance.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Move over a cell to read it, click it to see the photos.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What the cells show</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Labels that stand together</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Show</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} and {name_2}: {photos}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{lift:.1f} times as often as by chance</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Saved as the filter “{join}”, under the star.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>All labels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The search failed in the program: {name}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Open or import a dataset first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>steps</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Experiments</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>results</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Searching</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>trials</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing is open</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>, {broken:,} cannot be used</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{dataset:,} photos, {labels} labels{tail}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing was made.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What was finished is kept.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Stopped. {left}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source> and {value} more</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{what}{more} cannot be used: {reason}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Show doubtful rows</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{title}” is still running. Wait until it is done, or stop it first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A change to the project</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>That change</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} holds all of the project. Its runs stay here.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Comparing {name}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{summary}. Undo takes it back.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Always</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Left</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Right</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Up</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Down</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Home</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>End</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>PgUp</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>PgDown</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Return</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Backtab</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{shown} moves between photos and fields, or edits text.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{shown} opens a menu.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This works on every page, so its key needs Ctrl or Alt, or is a function key: a letter alone is for typing.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{shown} is its key already.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>the label “{name}”</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>in this project</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>then</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{shown} is the key of {kind}, which would be without it {where}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Take it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{name}” has {value}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>the key {key}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>no key</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>All keys are as they came.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Looking</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Something went wrong in the program: {name}. Nothing that was confirmed is lost.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source> (to look at)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{stem}{way} – MMC</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Copy details</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Close (Esc)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Close the message</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Copied</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Messages</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>1 more message waits</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{count} more messages wait</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No label of this kind is contradicted.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{done:,} of {total:,} done{tail}.{value}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source> That was all.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Check mark: reviewed.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Cross: the model decides otherwise than a label says.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Flag: set aside to come back to.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The photo is missing or broken.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Note: {note}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What people read; F2 renames it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Id</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What stands in files; it never changes</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Have it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photos that have the label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Without</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photos that do not have the label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Not known</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photos of which nobody has said yet</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>not labelled yet</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>no labels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Line</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What was found</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Used</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Before</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>After</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>All photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Not reviewed</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Reviewed</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Without any label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Model disagrees</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photo missing or broken</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} is open only to be looked at, as it stood at {now:%H:%M}. Nothing can be changed here.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing was lost.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This is {name}, made of {name_2}, which is as it was. {lost}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This is the demo: its photos, captions and labels are drawn, not real.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} cannot be read as UTF-8 text.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>One doubtful row is</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{count:,} doubtful rows are</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source> {rows} listed under Help, Doubtful rows.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Imported {counts} rows with {labels} labels.{doubtful}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The file is missing, damaged, or no photo.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>All splits</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No photo matches</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing in this project fits the search and the filters above.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Show all photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Show all</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Add labels…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photos of: {what}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This project has no labels yet.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No photo chosen</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{names} is not in the photo folder.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Loading…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No run yet</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A trained run can point out labels that are likely wrong. Train one first: the recipe Best judges every labelled photo by a model that never saw it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing to compare with</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This run was trained on every labelled photo that it has scored, so it would agree with their errors. Train with the recipe Best: it judges every photo by a model that never saw it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Comparing…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The labels are compared with what the model says of photos it never saw.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No label is contradicted</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The run agrees with every label it could be compared with.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Wrong or missing</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>May be wrong</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>May be missing</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Label to check</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Kind of error</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Look again</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Compare anew with the labels as they are now; skipped ones return</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Go to Train</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No label to check here.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{photo} is not in the photo folder.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Compared on all {labelled_rows:,} labelled photos.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Compared on {some} labelled photos: on the others this run was trained. The recipe Best judges all of them by models that never saw them.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>These are the first {suspects:,} of {found:,}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>1 label was</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{confirmed:,} labels were</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{many} checked before.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The paper's tables</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Better settings</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Robustness</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Studies</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Drop a photo here, with its caption if you have it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Remove photo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Type or paste the caption; scores follow as you type</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Scores of the pair</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A trained run scores any photo and caption that you drop here. Train one first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} is neither a photo nor a text file. Drop a photo.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Scores</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Scores come when “{title}” is done…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Scoring… The first time, the encoder is loaded.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There are no scores for this; the message above says why.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Drop a photo, type a caption, or both: the scores come here.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} (best, below its threshold)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Labels: {value}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Choose a photo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photos ({pattern})</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Drop a dataset in any usual format, a folder of photos, or a project</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Import dataset…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Try the demo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Draws a thousand small pictures, trains on them and shows all pages</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Open a project…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Recent projects</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>   (not there)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} was moved or deleted, or its drive is not connected</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Take it off this list; the project itself stays</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Take {stem} off the list of recent projects</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Label photos with captions, train in seconds, correct, export.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>All photos of the project</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Labelled</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photos of which at least one label is known</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photos that a person has marked as looked at</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Flagged</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photos set aside to come back to</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Mean over the labelled photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Without caption</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photos whose caption is missing</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photo missing</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Rows whose photo file is missing or broken</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Same caption</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photos whose caption another photo before them has</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Same photo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photos whose content another photo before them has</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Counting…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Labels, pairs of labels, captions and edits of this project.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No photos yet</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This project has no rows to count. Import a dataset that has some.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The project could not be counted</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The line above says why. Come back to try again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Figures</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Go to Browse</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Labels together</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Lengths</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Samples F1 (Kaggle)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Mean over the photos; one threshold for all labels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Micro F1</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>All labels of all photos together; one threshold for all labels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Micro F1, label by label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Each label has its own threshold, if that clearly helps on photos kept out</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Macro F1</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Mean over the labels; each has its own threshold</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Samples F1, photo by photo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Gives each photo the labels that promise most, by calibrated scores and without thresholds</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Precision of at least</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Each label finds as much as it can while so many of its finds are right</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Recall of at least</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Each label is as often right as it can be while it finds so much</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>All labels of all validation photos together</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Mean over the labels; rare ones count as much as frequent ones</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Samples F1</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Mean over the photos; Kaggle's Mean F1</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The constant guess gives every photo the most frequent label: what a model has to pass.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Labels are given photo by photo now, and thresholds have no say. Move one to go back to them.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Thresholds turn the scores of a trained run into labels. Train one first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing to measure on</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This run has no scores of labelled validation photos. If it was interrupted, train again with the same settings: it goes on where it stopped.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What to tune for</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What the thresholds shall do best</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The least that each label shall keep</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The least that each label shall keep on the photos tuned on</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Tune</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Find the thresholds of the highest F1</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Back to 0.5</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Set every threshold to 0.5</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A photo that no label reaches gets its best one</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Tune for</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>constant guess {value:.1f}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Measured on {targets:,} validation photos. {choice_note}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The small numbers compare with 0.5.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Tune looks at training photos scored out of fold, so these have no say in it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Thresholds are chosen on these same photos, so new ones will score a little lower.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Micro</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Macro</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Samples</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Constant guess (micro)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Loss</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>loss a label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Validation F1</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>None yet. Choose a recipe and start a training.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Runs</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Show the chosen run's settings and encoder at the left, to train with them again or to change them</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The plot is in {path}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A stop keeps the best epoch so far.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There are too few labelled photos to train on.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>About</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{first} {seconds}, {memory_text} of memory.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{missing:,} photos and captions are encoded first. Then {text}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Judged by how long former runs took</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Judged by another machine; the first run will tell how fast this one is</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{known}, on {train_rows:,} rows.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Open {name}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Something is running.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>this photo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{count:,} photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Set {name} on {where}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Remove {name} from {where}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Clear {name} on {where}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{tally}; {changes:,} will change</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>All have it already.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It is not there on any.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It is unknown on all.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It has it already.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It does not have it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It is unknown already.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>History</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Go back there</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Restore this moment</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Show its photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Bring labels, captions and notes back as they were then (Enter)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Show on the Browse page which photos it changed</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>You were at: {summary}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Going there…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing was changed yet</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Every change of labels, captions and notes will stand here, also after a restart. Any moment can be brought back.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Rename</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Give the label another name</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Colour…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Give the label another colour</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Move up</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Move the label up; dragging does the same</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Move down</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Move the label down; dragging does too</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Merge into…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Make one label of two</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Delete…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Del</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Take the label out of the project</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Find a label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No labels yet</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Type the name of the first one below and press Enter. Every photo can then have it, not have it, or stay open.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Last change: {undo}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Every change here can be undone.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Own colour</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This colour is hard to see in the {hard} theme.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{positive:,} have it, {unknown:,} unknown</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{positive:,} of {rows:,} have it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Every photo shown here is reviewed.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>clear labels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>remove all labels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>mark as reviewed</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>mark as not reviewed</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This is the last of the photos shown.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>copy labels from the photo before</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>All {count:,} photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The {count:,} photos shown</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The {count:,} selected photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Replace in caption</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Replaced in {many}. Undo takes it back.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Scoring</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This run does not know {listed}: train again to have scores.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>is no label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>are no labels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It knows {listed}, which {still} of the project any more.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Pair</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The row that the paper's log puts ahead, and the one behind it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Outcome</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Whether both put the same row ahead, by 0.4 points or more</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Paper</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Lead of the first row by the paper's log, in points of micro F1</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Here</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Lead of the first row here, in points of micro F1</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>95 % of draws</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Where the lead lies in 95 of 100 draws of validation rows and seeds</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>How often such a lead comes about between equal models; of each pair alone</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Pairs of rows</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Constant guess</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Validation micro F1 by epoch</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>micro F1, %</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Choose tables and press Start: the curves of the chosen table grow here.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Table {table}. {tables}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Validation micro F1</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Tables of the paper</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Seeds</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>How often each row is trained; more later only add what is missing</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Score with dropout on, too</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The paper scored rows of one modality with dropout still on, which costs them points. This adds such a score where the paper did so.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Train the rows of Guo 2023 again on your photos.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{trainings}, all done</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>, {done} done</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>about a minute</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Row</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What the paper compares in a table</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Our F1 on the validation rows in per cent: mean over seeds ± standard deviation. Micro F1; samples F1 in table 12</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Dropout on</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The same scored with dropout left on, as the paper did by mistake</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Trainings that are finished</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Printed</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The number in the paper</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Logged</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The number in the paper's notebooks, which is what can be reproduced</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Difference</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Here less logged, in points; only where the two can be compared</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Verdict</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Reproduced: within half a point of the logged value</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Time</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Seconds of a training</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>not trained yet</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>not comparable</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>, exploded</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Every row gets the most frequent label: the bar to pass</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>seed {seed}: training</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>seed {seed}{part}: epoch {epoch} of {epochs}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Labels or features have changed since these results were made. Start trains anew, and replaces them.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Check at least one table.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Start</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Train what is missing of the checked tables</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Put the values of the checked tables on the clipboard, as Markdown</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Export…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Write a report of the checked tables into a folder: Markdown, CSV files, plots</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Below the table</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Curves</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Order</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The tables are on the clipboard, as Markdown.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Comparing the rows…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Order in table {table}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>a seed</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It is judged as soon as each row of table {table} has {seeds}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>F1 after the last epoch at threshold 0.5, without dropout, beside the paper's.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>All {trainings:,} trainings are</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The training is</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{many} done. Check more tables, or ask for more seeds.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{done:,} of {trainings:,} trainings are done.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{done} Now: {title}, seed {seed}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{done} They are scored again, with dropout on.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The others take</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>They take</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source> Features are made first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{done} {rest} {time_text} on this machine.{first}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Rows of the paper's tables</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Runs that differ only in their seed make one curve</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Kinds of damage</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source> The encoder reads what is damaged anew, which takes time.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Level: {level}.{value}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>How often other rows, words or letters are hit</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>How many validation rows the slow kinds take; the others take all of them</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>See how F1 falls as captions and photos go missing or are damaged.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Damage</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Rows of slow kinds</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Check at least one run.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Check at least one kind of damage.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Robustness tells how far the labels of a trained run can be trusted when captions or photos are missing or damaged. Train one first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>F1 by damage</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Choose runs and kinds of damage, and press Start. Nothing of it is kept in the project.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Damage the validation photos and captions, and score them with the checked runs</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Damage shown</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>F1 shown</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Export report…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Write Markdown, CSV files and plots into a folder</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>level, %</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A curve a run appears here as soon as a kind of damage is measured.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Level, %</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>F1 by level</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source> The study was stopped: kinds of damage are missing.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Mean in per cent ± standard deviation over seeds and over the runs of the curve</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Where the search starts: it is the first trial</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Which F1 on the validation photos shall be as high as possible</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Trainings in all, those of earlier searches included</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No limit</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No further trial is begun after this time</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Of the search and of every training: same seed, same trials</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Try settings around a recipe. Each trial is a training of which only the F1 is kept.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Recipe</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Objective</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Trials</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Time limit</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Seed</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Trial</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>In the order in which they were begun; the first is the recipe</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The objective on the validation photos, in per cent</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>State</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A trial is given up early where its epochs fall behind those of the others</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Seconds</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Differs from the recipe</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Settings that the trial changes</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>given up early</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Best so far</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Each trial</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The recipe</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Make trials until there are as many as asked for</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Use these settings</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Take the settings of the best trial to the Train page</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>F1 by trial</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Press Start: a point is drawn for each trial.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{done:,} of {trials:,} trials are done.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{done:,} trials are done. Ask for more to go on.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>training…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The recipe is the first trial, so the best one is never worse than it on the validation photos.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Trial {number} leads. {join}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Trial {number} leads. {verdict}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>, best</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Stop; what is finished is kept, and Start goes on from there</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>“{running}” is running. Wait until it is done, or stop it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Studies train and measure on labelled photos. Label some on the Browse page, or import a dataset that has labels.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Folder for the report</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Go to {capitalize}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Scoring photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The report is in {files}, with its tables and plots beside it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Writing the report</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Opening {name}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Opening the demo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Repairing {name}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} is open already.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no trained run yet. Train one first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{rows:,} doubtful rows are in {out}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{title} needs a project that is open to be edited.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>written by another version ({version})</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The file cannot be read: {value}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The program failed over it ({name}).</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Importing</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Exporting</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{rows:,} rows are in {path}, read back and checked.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source> and {photos:,} photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{rows:,} rows{photos} are in {path}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Accept suggestions</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Run {run_id} suggests labels that photos lack. What you accept is recorded as accepted from this run, and is one edit that can be undone.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Labels to accept</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Least score</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Leaves out what the model is less sure of; 0 takes all suggestions</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Accept</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Only with a score of at least</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{hand:,} labels that were</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>1 label that was</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Also change {many} set to “no” by hand</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The run was trained on {taught:,} of these photos, so it looks surer there than it is.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Accept {counted} on {counted_2}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing to accept</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Set</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Set this label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Remove</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Say that the label is not there</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Clear</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Make this label unknown again</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Selected photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Label to set, remove or clear</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The label that the buttons beside it change</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Select one photo alone (Esc)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Select one photo alone</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{rows:,} photos selected</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Mark {value:,} reviewed</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{reviewed:,} of {rows:,} are reviewed</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Unflag</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Flag {value:,}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{flagged:,} of {rows:,} are flagged</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{count:,} of {rows:,} photos will change</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>nothing would change</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Click, or press F2, to edit the caption</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No caption. Click here, or press F2, to write one.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Ctrl+Enter saves, Esc cancels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Ctrl+Enter saves, and so does leaving. Esc cancels.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Original caption</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Restore original</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Give the photo the caption of its source again; can be undone</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Changed {day}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Changed</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{when}; original: {value}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>no caption</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Colour of the label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Own colour…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Any colour; those above are easy to see and to tell apart in both themes</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Colour {value}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>, used by {taken}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Commands</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Type a command, a label or a project</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Command</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Commands that fit</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>↑ ↓ to choose   ·   Enter to do it   ·   Esc to close</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No command fits. Enter looks for these words among the photos.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No command fits. Try fewer letters.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Choose: {name}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>About MMC</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>MMC {version}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Drop here, or paste with Ctrl+V</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>mmm…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Delete its files; features that were made with it stay</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Progress of the download</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Stop the download; what was loaded is kept</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No encoder is chosen</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Choose one from the list to see what it is good for.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Something else is running</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Asking the model hub …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>One of many others; its scores say how it compares.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Sees {side} × {side} pixels of a photo and gives {dim:,} numbers.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Names {value:.0f} % of ImageNet's photos right, untrained.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Finds the photo of {value:.0f} % of COCO's captions.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source> &lt;a href="{page}"&gt;Its page&lt;/a&gt;</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Licence: {licence_text}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Go on with the download</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Download</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Choose an encoder</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Search all encoders</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Looking at what is here …</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Add from a file…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Add from a folder…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Use this encoder</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Search all {offers:,} encoders</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>An encoder turns photos and captions into numbers that a training learns from. What each has made is kept.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&lt;p&gt;A file with the weights of the encoder that is chosen in the list, for a computer without a network&lt;/p&gt;</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&lt;p&gt;A model folder, or a folder models--… that was copied from another computer&lt;/p&gt;</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No encoder has all of: {join}. Try fewer words.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It is downloaded when a training starts</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Weights of {title}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Weights</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Weights (*.safetensors *.pt *.pth *.bin)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Model folder</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Encoder</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The model, and whose photos it learned from</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Whether it is on this computer</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photos a second</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>With their captions, on this computer; ~ is an estimate</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Others</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Encoders</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Search captions, names, labels and scores</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>How to search</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photos with the label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Edit the labels (Ctrl+L)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Edit the labels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Which photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Size of the photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Searching…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>History of changes</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>You are here</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The project as it was imported</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Part of what you see</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Undone; redo brings it back</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>On a branch that was left; restoring brings it back</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source> An early version of the file did not keep it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Before the first change</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{value:.0f} MB/s</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{value:.1f} MB/s</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>a few seconds left</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>about {max} s left</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>about {max} min left</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>about {hours} h {rest} min left</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>about {hours} h left</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>a few seconds</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>1 minute</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>1 hour</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>1 day</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>under a minute</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>a minute or two</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>half an hour</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>an hour</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>two hours</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{gigabytes:.1f} GB</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{gigabytes:,.0f} GB</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Jan</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Feb</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Mar</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Apr</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>May</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Jun</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Jul</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Aug</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Sep</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Oct</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nov</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Dec</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing to show</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Picture</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The picture cannot be shown: {reason}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This picture cannot be shown.
{broken}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photo in full</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What is doubtful</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Chips, keys and Reviewed change every selected photo. The picture, the caption and the scores are those of the photo with the inner frame.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Flag</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Score again</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Make what is missing of changed captions, and score all photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Reviewed {reviewed_when}. </source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{told}Mark this photo as looked at{keys}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Flagged to come back to; take the flag away</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Flag this photo to come back to</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{count:,} photos selected: edits act on all</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What the model says</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Running work</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Ready</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Stop this work; what is finished is kept</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Stop: {title}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>New key</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Press the new key…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Change keys…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Keys without Ctrl work while the photos have the focus.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Choose a command and press Enter to give it another key.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Change keys</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Filter by name or key</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Filter commands</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Where</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Key</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Commands and keys</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No command has these letters in its name or key.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No key</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Reset</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Take the key away from this command</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Give this command the key that it comes with</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What happened</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Leave it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Reset all…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Changed by you</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No command chosen</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Give every command, and every label of this project, the key that it came with?</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Reset all</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Has “{name}”</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Does not have “{name}”</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Click or press {key}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Click</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} is {state}{value}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>change it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source> Suggested with a score of {suggested}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>accept it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source> The model disagrees: its score is {doubt}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source> {hint} to {act}; right-click, or + - ? on the chip, sets each state.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Name of the label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>By state</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>All photos of the project by what is known</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Has it not</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photos known not to have the label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Unknown</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photos of which nobody has said whether they have the label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>By split</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photos that have the label by split, against the most frequent label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Training photos that have the label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Validation photos that have the label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Test photos that have the label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Labels by state and split</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name}: {train} training, {val} validation and {test} test photos have it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name}: {positive} photos have it ({share}), {negative} have it not, of {unknown} it is unknown</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No other labels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What is not known does not apply; what the photo has stays</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The photo has none of these labels: that is an answer, unlike not labelled yet</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Forget what is known of every label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>How far the labels are known</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>More on labels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Say something of all labels at once, or accept suggestions</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Run {run} scores these labels at or above their thresholds, and the photo lacks them</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Accept all {count}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Take the suggestions over as labels (A); can be undone</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>For many photos…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Accept suggestions of the selected photos, or of all that are shown</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Accept suggestions…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>New label: type a name and press Enter</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Name of a new label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Add</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Delete</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Takes {name} out of the project.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No photo has {name}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Takes {name} from {photos:,} photo{value}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{said} Undo brings it back.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Label that stays</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Merge</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Merge {shown} into</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>photo has</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>photos have</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{photos:,} {one} {name}; {both:,} {two} both. Undo parts them again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Choose the label that stays.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>New name of the label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Curves appear here while training</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Plot: {title}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>best at {best:g}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The plot could not be saved to {name}: {reason}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Pages</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Add a note</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Note</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A few words to come back to; Enter saves, Esc cancels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>PNG image</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>SVG drawing</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>CSV table</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Click to hide or show {name}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Save this plot</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Save as {name}…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Save the plot: {title}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Save the plot</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Proposals</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>a word of captions</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Write {text} instead</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Your own: change any setting below.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Custom</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The photos of this project were in {former}. Choose the folder that they are in now; nothing is moved or copied.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The folder that holds the photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Use this folder</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Type what to look for: every caption that would change is listed here first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Find and replace in captions</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Find</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Replace with</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What is wrong with the pattern</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Match case</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Whole words</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Regular expression</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>For example ^ for the start, \d+ for a number; \1 puts what the first brackets found</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>In which photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Check every caption of the list, or none</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Captions that would change</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>In</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Replace in {captions}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{checked:,} of {total:,} captions, {places:,} places</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No caption would change.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Run</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Its folder's name: the time it was started</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Named settings, or custom</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Fusion</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>How image and caption meet</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What made the vectors</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Best epoch</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The epoch whose weights are kept</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Over all labels of all validation photos, at threshold 0.5, per cent</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Mean of the labels, per cent</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Mean of the photos (Kaggle's Mean F1), per cent</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Seconds of training, features not counted</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Saved filters</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Name of the filter</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No filter is saved yet</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Save this filter…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Keep what is searched for under a name, in the project</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Save filter</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Rename filter</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{given} of {ordered} labels are given</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name}: score {score}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>at or above</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>below</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>, {relation} the threshold {threshold}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>given</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>not given</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source> as the best, since no label reaches its threshold</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>
The image alone says {from_image}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>
The caption alone says {from_caption}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>together</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>image</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>caption</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Legend: together, image alone, caption alone, threshold</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Words find captions and file names with a word that begins so. Parts beside each other must all hold; OR finds either, a minus finds what does not fit.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Keys: </source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Search for {text}: {about}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Back to the recipe's: {back}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{title}: back to {back}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Changed; the recipe has: {back}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>On the command line: --set {name}=…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>From {number_text}{meaning} to {number_text_2} {unit}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Whole numbers of {unit} with commas between them.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Find a setting</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No setting is called that.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>All settings</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Back to {title}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Give every setting but the seed the value of {title}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Settings</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Score for</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Largest or last first</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>score for {get}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>a label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>, largest or last first</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Sorted by: {lower}{name}{way}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{explanation}. Click to see them.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{spoken}, {change} against before</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Choose a label at the left.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The model is right: change the label (C)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The label is right: keep it, and do not ask again (K)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Skip</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Not sure: go on, it comes back next time (S)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Show on Browse</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Find this photo on the Browse page, with all its labels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>not labelled {name}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This photo is {claim}. The model gives {name} {score}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No caption</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Its labels: {value}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Remove {name} (C)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Add {name} (C)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Keep {name} (K)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Leave {name} off (K)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Skip (S)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What the label says of the photo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Model</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The score of a model that was not trained on the photo, 0 to 1</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Name of the photo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What you said</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{photo} {claim}, the model gives {score}{ended}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Labels to check</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Threshold of {name}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Positives</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Photos that have the label, among those the scores are for</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Threshold</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Drag: a photo gets the label from this score on</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Type a threshold: double click, F2 or Enter</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Precision: of the photos given the label, the share that has it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Recall: of the photos that have the label, the share given it</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Harmonic mean of precision and recall</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No photo has {name} here: its F1 cannot be known.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{told}; highest F1 at {best:.4f}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Thresholds</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Start training</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>, estimated</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Encoding takes about {seconds}{guess}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>&lt;p&gt;What turns photos and captions into vectors. basic works offline; open_clip:MODEL/TAG, such as open_clip:ViT-B-32/laion2b_s34b_b79k, downloads a CLIP model; local-dir:FOLDER loads one from disk.&lt;/p&gt;</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>See what encoders there are, and download one</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Go to the setting to change</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Stop the training and keep its best epoch</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Keeps the best epoch</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Train a run</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source> and {more} more</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{recipe_title}, changed: {join}{tail}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>changed here too</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Update from {source}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{source} differs from the project. Nothing is changed before you press Update, and the whole update is one step that can be undone.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>In the project</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>In the source</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Differences</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Update</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Another file…</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Compare the project with another file instead</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Add {} new photo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Add {} new photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Take {} caption that has changed</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Take {} captions that have changed</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Take {} label of a photo that has changed</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Take {} labels of photos that have changed</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Show {} photo that was missing</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Show {} photos that were missing</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Replace {} caption that was changed here by hand</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Replace {} captions that were changed here by hand</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Replace {} label of a photo that was set here by hand</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Replace {} labels of photos that were set here by hand</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>New labels come with them: {names}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{} photo is not in the source any more. It is kept.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{} photos are not in the source any more. They are kept.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Deleted here, and not brought back: {names}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>New</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Kept</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>there</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>gone</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This pattern takes too long. Write it without a repetition inside a repetition, such as (a+)+.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>no group</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>1 group</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The replacement cannot be used ({reason}). The pattern has {has} in brackets; write \1 for the first, \\ for a backslash.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source> at the end</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source> at character {value}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This is no regular expression: {reason}{place}. Mend it, or search for plain text.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The file is empty.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The image has {width} x {height} pixels, too many to decode.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This is not an image that can be read.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The image has too many pixels to decode.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The image is damaged ({error}).</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>HEIC photos need pillow-heif. Install it with 'pip install pillow-heif' or 'pip install mmc[formats]'.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A share of {share:g} for validation leaves nothing to train on. Choose from 0 up to, but not, 1.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Where the photos of {path} are could not be found out. Name their folder with --images.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Looking for photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no image folder {images}. Check the path.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no folder {parent}. Choose one that is there.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing can be written in {parent}. Choose another folder.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{project} exists already. Open it, or choose another name.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{runs} holds the runs of a former project. Move it away, or choose another name.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} sets aside no rows for validation; {value:g} % of its training rows are taken.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} cannot be written: {value}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Two labels have the same id. Give every label an id of its own.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no label with the id '{label_id}'. Known ids: {known}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{} photo is new.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{} photos are new.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{} caption has changed.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{} captions have changed.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{} label of a photo has changed.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{} labels of photos have changed.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{} photo that was missing is there now.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{} photos that were missing are there now.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{} caption has changed that was changed here too.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{} captions have changed that were changed here too.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{} label of a photo has changed that was set here by hand.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{} labels of photos have changed that were set here by hand.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{} photo is not in the source any more; it is kept.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{} photos are not in the source any more; they are kept.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{} label is new: </source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{} labels are new: </source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Deleted here, and not brought back: {join}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The project holds all that {source} says.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} has no rows now, so nothing is taken from it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Comparing</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Comparing photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>stands already</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>is the same as</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>is a training row as well</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} is the project itself. Choose another name.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{target} exists already. Choose another name.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no folder {parent}. Choose a folder that exists.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No backup could be made in {parent}: {strerror}. The project is whole; check the folder's rights and the disk.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} exists already. Open it, or choose another name.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} is open in another window. Close it there and try again, or open it here only to look at it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{parent} cannot be written ({strerror}), so {name} cannot be edited.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} is damaged. 'mmc repair {name}' writes what can still be read into a new file and leaves this one as it is; or open a copy of it, such as one from {stem}-backups.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} is open only to be looked at, so nothing was changed. To edit it, close the window that has it and open it again here.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} was moved, deleted or replaced while it was open, so this change was not written. Put the file back, or save a copy elsewhere: it holds all that was done before.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no photo with the number {from_item} to copy from.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no way back to step {edit} of {name}: it was made by an early version of the program, or lost before the file was repaired.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no label with the id '{label_id}' in {name}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is a label with the id '{wanted}' already.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The new order has to name every label once. Nothing was moved.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A label cannot be merged into itself. Choose another one.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>'{color}' is no colour. Write it as #rrggbb.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The names of {lost} labels are gone; rename 'Lost label {lost_2}' and so on.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Labels of {photos:,} photos may be lost: {value:,} were found elsewhere in the file, and what was not found is unknown now. An update from the source brings back what that says of them.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The history has holes: it can be read, but not gone back in before the repair.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{target} cannot be written: {strerror}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{target} exists already. Choose another name for the new file.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no project {project}. Check the path.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing can be read of {name}: no photo is left in it. Go back to a copy.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{parent} cannot be written. Choose another folder.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} cannot be copied to {parent}: {strerror}. Choose a folder with more room for the new file.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Reading what is left</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no project {path}. Check the path or import a dataset first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} is a database, but not a project of this program.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} was written by a newer version of this program (format {version}, known up to {version_2}). Update the program to open it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} was written by an earlier version of this program (format {version}). Open it once to edit it, which brings it to format {version_2}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{named} labels are called '{text}'. Name one by its id: {ids}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no label '{text}'.{hint}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{what} asks what a run says, and there is no trained run yet. Train one first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Where labels come from is known of an open project only.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>they are</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>they are not</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>that have a label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>of which nobody has said whether they have a label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>that the run gives a label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>by the run's score for a label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>where the run decides against a known label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>of a split</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>that a person has looked at</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>that were set aside</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>that have something</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>a caption</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>a photo that can be read</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>a note</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>at least one known label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>scores of the run</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>by how many labels they have</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>by how many characters the caption has</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>with a label that came from somewhere</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>set by a person</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>read from a file</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>taken over from a model</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>by words of the file name</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>by words of the caption alone</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>by words of the note</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>by their number in the project</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>dog beach</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>both words, each as the beginning of a word</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>"red car"</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>exactly these words in this order</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>has the one label and not the other</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>has at least one of the two</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>the run sees a dog where none is labelled</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>the run is not sure</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>where the run is wrong on the validation photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>not looked at yet, and unusual</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>set aside, with a note about blur</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Order of the source</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>File name</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Length of the caption</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Number of labels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>score({quoted})</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source> Choose one of {join} or score(label).</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Rows cannot be sorted by '{text}'.{hint}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Sorting by a score asks what a run says, and there is no trained run yet. Train one first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This ) closes nothing. Take it away, or open a ( before.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>OR needs something to find on both sides.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There are too many parentheses or minus signs within each other.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing stands after this. Write what shall not be found, such as -label:dog.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This ( is never closed. Add a ).</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>'{text}' means something only after a key, such as labels:&gt;=3. For the text itself put it in quotes.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Say of which label: {example}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Write a colon after {name}: {example}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Nothing stands after {name}: yet. Write {wanted}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name}: has no value '{value}'. It is {listed}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no {name}(…). Put a space before the (, or write score(label).</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>score( is never closed. Write score(dog)&gt;0.6.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Say of which label: score(dog)&gt;0.6.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Write a number or a limit after {name}, such as {example}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no key '{name}'.{did_you_mean} For the text itself put it in quotes.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Parquet and Arrow files need pyarrow. Install it with 'pip install pyarrow' or 'pip install mmc[formats]'.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no file {path}. Check the path.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no folder {path}. Check the path.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} has no instances_*.json or captions_*.json.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Reading {name}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} lists no images, so it is no COCO file.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Of photos with several captions the first is used: {several:,}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Annotations that belong to no photo are left out: {strays:,}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} has no Labels column, so nothing could be learned.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name}, line 1: the header is '{value}'. Expected 'ImageID,Labels,Caption' or 'ImageID,Caption'.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} has a header but no rows. Choose a file with rows.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} cannot be read: {strerror}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name}, line {line}: this is not UTF-8 text. Save the file as UTF-8 and open it again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>'{line}' belongs to no row and was left out.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A label stands twice; it counts once.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The row has no labels; it is taken as 'none apply'.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The caption has a quote at one end only; it is kept as written.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The caption holds quotes that are not escaped; they are kept.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The caption runs over {lines} lines; its line breaks are kept.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The caption is empty; the image alone is used.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} is empty. Choose a file with rows.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Competition CSV</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>CSV or TSV</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>JSON lines</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Parquet, Arrow or Feather</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Hugging Face image folder</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>COCO annotations</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Text files beside photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>One folder a label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>WebDataset tar files</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} is in no format that can be read. Known are {join}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no format '{format}'. Choose one of {join}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>As it was asked for.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{one_hot} columns hold yes and no; each is a label.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>'{name}' holds names of photos.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>'{name}' is named like a column of photos.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>'{name}' holds sentences, thus captions.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>'{name}' holds lists in brackets.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>'{name}' holds {get}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{root} has no metadata.csv, metadata.jsonl or metadata.parquet. Choose the folder that has it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>a name was expected</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>a comma or {end} was expected</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{sign} was expected</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>it ends in the middle</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} is not UTF-8 text. Save it as UTF-8.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} holds no JSON objects. Choose a file with one a line.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name}, line {lineno}: this is not JSON ({msg}). Choose another file.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} is JSON that cannot be read ({error}).</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The delimiter is '{delimiter}'. Choose one sign, or write comma, tab, semicolon, pipe or space.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The quote is '{quote}'. Choose one sign, or none.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} is '{getattr}'. Choose one of {join}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} of a mapping is of the wrong kind.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name}={text}: write yes or no.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>'{name}' is no part of a mapping. Parts are {join}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{source} has no column '{name}'. Its columns are {join}{more}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The row names no photo and was left out.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The photo is inside the table, which cannot be used; save it as a file.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There are {texts} captions; the first is used.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>'{both}' applies and does not; it is taken to apply.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source> {value:,} more like it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} has no text file beside a photo. Choose another format.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Reading texts</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} cannot be read: {error}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} is not {encoding} text. Choose another encoding.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>'{name}' is no encoding of text. Choose one such as utf-8, utf-16, cp1252 or latin-1.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name}, line {line}: there are NUL bytes, so this is not a text file. Choose a text file, or name its encoding.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} is not a text file. Choose a CSV, TSV or JSON file.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} cannot be read: {value}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{extract_to} exists already. Name a new folder for the photos, or give it as the image folder if they are in it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} names no shards. Write them as {{000..012}}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} has no tar files.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no file {shard}. Check the path.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Reading tar files</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} has no rows.{reason} Choose another file.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Further photos of a name are left out: {more_photos:,}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The photos are inside the tar files. Name a folder to write them into, or the image folder that has them.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The tar file is damaged ({value}); what follows is lost.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name!r} is a link or device and is left out.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name!r} leads out of the folder and is left out.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} is too long for a text and is left out.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} is no JSON object and is left out.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A photo of this name was written already; the first is kept.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>All {named:,} photos found.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>None of the {named:,} photos is in this folder itself, but its folder {nearby} has {example}. Choose that one.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>None of the {named:,} photos is in this folder. Choose the one that has, for example, {example}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{found:,} of {named:,} photos found; of the others the captions are used. Missing is, for example, {example}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no folder {folder}. Choose another one.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>no captions</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>all with a caption</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{captions:,} with a caption</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>, read together with {names}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Looking through {name}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Rows cannot be shared out over {folds} folds. Choose at least 2.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{folds} folds need at least {folds} rows, and there are {rows}. Choose fewer folds, or label more rows.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A share of {share:g} for validation leaves one side empty. Choose between 0 and 1.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>'{name}' cannot be drawn. Choose among {join}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{resamples} draws at a level of {level:g} give no interval. Take at least one draw and a level between 0 and 1, such as 0.95.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No row has a known cell, so there is nothing to draw. Label some first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The calibration was made for {labels} labels and cannot be put on scores of shape {shape}. Calibrate again for these labels.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This is no calibration of MMC. Calibrate again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The calibration is of version {get!r}, this program reads version {version}. Update the program or calibrate again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The calibration is damaged. Calibrate again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The calibration was made for {found} labels, but there are {labels}. Calibrate again for these labels.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Calibration needs a positive and a negative cell at least, and there are {sum:,} and {sum_2:,}. Label some more first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{scores} rows in {folds} folds leave nothing to judge a calibration on. Give at least two labelled rows and two folds.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>'{method}' is no way to calibrate. Choose one of auto, {join}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Scores reach from {min:g} to {max:g}, but the expected-F1 decision needs probabilities in 0..1. Give scores, not logits.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Ask for a floor of precision or of recall: exactly one of the two.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A floor of {given:g} cannot be kept. Choose one above 0, at most 1.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Scores of shape {shape} do not belong to targets of shape {shape_2}. Both need one row an item and one column a label.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{bins} bins hold no scores. Take at least one, 15 are usual.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Scores of shape {shape} and targets of shape {shape_2} do not belong together. Give both one row a photo and one column a label.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Scores run from {min:g} to {max:g}, but must lie in 0..1. Give scores, not logits.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>'{objective}' is no objective. Choose one of {join}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Ask for a floor of precision or of recall, not for both.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Samples F1 is a matter of rows, not of labels. Thresholds per label serve micro F1; macro F1 always has them.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No validation row has a label, so there is nothing to tune on. Label some first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{scores} rows in {folds} folds leave nothing to judge thresholds on. Give at least two labelled rows and two folds.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No row has a label, so there is nothing to tune on. Label some first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{bad:,} of {scores:,} rows have a score that is no number, the first is row {bad_2:,}. The training has diverged: train again with a lower learning rate.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Samples F1 is a matter of rows, not of labels. Take its one shared threshold, or the expected-F1 decision.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} is not there. Check the path.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} does not say which model it is. Name the encoder whose weights it holds, as in: mmc encoders add {name} --as {open_clip}ViT-B-32/laion2b_s34b_b79k</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} is no encoder that was downloaded or added. 'mmc encoders list --all' tells which there are.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} is in {parent} already. Remove it first: mmc encoders remove.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{repo} is not whole: it needs the folders blobs, refs and snapshots. Copy it again, with all that is in it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{blob} was damaged on its way (the checksum differs). Copy {name} again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} in {name_2} was damaged on its way (the checksum differs). Copy the folder again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} is no model folder: it needs {config} and a file of weights that ends in .safetensors. For a single file of weights give the file itself, with --as.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A model named {name} was added before. Remove it first: mmc encoders remove {local_dir}{target}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>a photo</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Copying {name}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>'{wish}' is no backend. Choose one of {join}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The backend '{wish}' runs on the CPU only. Choose 'auto' for {device}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The backend '{wish}' does not give the vectors of this model (cosine {worst:.4f}, {least_cosine} is needed). Choose 'auto' or 'torch'.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The backend '{wish}' needs {join}. Install the extra '{wish}', or choose 'auto'.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The weights of the encoder '{basic}' are not installed. {advice}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} cannot be read ({strerror}). {advice}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} is damaged or of another version than '{basic}' needs. {advice}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>MIT: free for any use</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Apache 2.0: free for any use</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>CC BY-NC: not for commercial use</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Apple's own terms, which limit the use: read them first</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>See the model's page</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Fast on a processor</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Good</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Best, with a graphics card</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Comes with the program, works without a network, and is the fastest.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The strongest of the small ones, and a moderate download.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A small download that looks at photos closely: for small things in them.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Sees finer than the small ones, at about twice their time.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Newer than the one above and nearly as fast; a larger download.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>For captions in many languages.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Better than those above; without a graphics card thousands of photos take hours.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The one that the paper used: take it to compare with the paper's tables.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Strong, and for captions in many languages.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Looks at photos most closely, and takes the longest.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Basic</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>OpenAI</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>DataComp</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>CommonPool</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>MetaCLIP</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>WebLI</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>blob {st_size}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{title} does not fit into the memory of this device. Choose a smaller model or the device 'cpu'.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>'{wish}' is no device. Choose one of {join}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The device '{wish}' is not available on this computer. Choose 'auto' or 'cpu'.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{threads} is no number of threads. Choose 1 or more.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{title}: the download goes on where it was broken off.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Another program is downloading {title}. Wait until it is done.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What arrived of {title} is not what the hub has published (the checksum differs), so it was thrown away. Try again; if it happens again, something between here and the hub changes files: use another network.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Or fetch it on a computer with a network, bring the folder that 'mmc encoders where' tells, and add it here with 'mmc encoders add'.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{title} is not on this computer, and HF_HUB_OFFLINE forbids to download it. Take that variable away and try again. {elsewhere}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>: {megabytes} are needed, {megabytes_2} are free</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no room for {title} in {folder}{room}. Make room and try again, or choose another folder with --cache or the variable MMC_MODELS. What was loaded is kept.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{title} is not published as a file that is safe to load (safetensors) at {hub}. Choose another encoder, or add a file of its weights that you have.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{hub} does not give {title} to everybody. Open its page ('mmc encoders show' tells the address), accept its terms, and log in with 'hf auth login'; or choose another encoder.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{hub} is overloaded. Try again in some minutes; what was loaded is kept.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What answers at {hub} is no model hub: a log-in page of the network, or a wrong HF_ENDPOINT. Open the address in a browser, or set HF_ENDPOINT right.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The download of {title} broke off ({detail}). What was loaded is kept: start it again to go on.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The proxy {value} does not let {title} through ({detail}). Check the variables HTTPS_PROXY and NO_PROXY. {elsewhere}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{hub} cannot be reached ({detail}), so {title} could not be downloaded. Connect to the network, or set HTTPS_PROXY where a proxy is needed, and try again. {elsewhere}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Added by you</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>comes with the program</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source> of about {megabytes}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>begun: {megabytes}{whole} here</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>to download, about {megabytes}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>to download</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>speed here not known yet</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{rate:,.0f} photos a second</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{max} photos a minute</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A model folder: {folder}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>'{name}' is no published encoder. Name it as {open_clip}MODEL/TAG.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} cannot be read as weights: {reason} Take the safetensors file of the same weights.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} is no weights file: its name must end in {join}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The weights file {path} cannot be read ({strerror}). Check the path.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The model folder {folder} cannot be read: it needs {folder_config} and a weights file ({strerror}: {filename}).</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{value} describes no open_clip model. Copy the whole model folder.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The model folder {folder} has no weights file ({join}). Copy the whole model folder.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>These weights of {model} need QuickGELU, which the installed open_clip does not offer for it. Choose other weights.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The weights</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{source} cannot be loaded as {title}: {reason} Check that these weights belong to this model and hold tensors only (safetensors is the surest).</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The tokenizer</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Table {table} of the paper holds no experiment. Choose of {known}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Epoch</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Validation micro F1, %</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{folder} cannot be made: {strerror}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>*Reproduced*: our mean is within {near} points of the value in the paper's notebooks (logged), which is not always the printed one. *Tie*: two rows are less than {tie} points apart, about as much as equal trainings of the paper differ.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The paper scored this row with dropout on, which mostly lowers it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The loss exploded with {count} of {seeds} seeds.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A study needs experiments and at least one seed, each only once.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{place}: training.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{folder} is being trained by another program. Wait for it, or stop it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The label '{text}' cannot be the name of a folder. Rename it, or export another format.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Two labels differ in case only, which folders cannot. Rename one.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Rows whose photo is not there are left out: {missing:,}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Rows that lose what is known not to apply to them: {partly:,}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Captions are not carried by folders.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Links cannot be made in {parent} ({error}). Copy the photos instead.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} lies in the image folder, where its files would be taken for photos of the dataset. Name a folder elsewhere.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>CSV, a column for each label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A table for any spreadsheet: 1 where a label applies, 0 where it does not, nothing where that is not known.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>CSV, labels in one column</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A table with the labels of a photo in one cell, parted by pipes.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A line of JSON for each photo, for scripts.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Parquet</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A typed table for pandas, Polars and Hugging Face; it keeps the label set as well.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A folder that load_dataset('imagefolder') reads, with captions and labels in metadata.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Files with instances and captions for each split; a box spans the whole photo.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A text file for each photo with its caption, its labels or both, as image generators are taught with.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>One folder for each label</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Each photo in the folders of its labels; captions are not carried.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Tar files that hold the photos with captions and labels, to be streamed in a training.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no format '{format}' to export. Choose one of {join}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There are no such rows to export. Choose another split.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The image name '{name}' holds a comma, a quote or a line break, which a submission cannot hold. Rename the photo.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>An image name stands twice, which a submission cannot hold.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} cannot be read as a submission ({error}).</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} does not begin with '{header}'.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name}, line {number}: there is no comma after the name.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} reads back differently from what was written. Export it again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The label '{text}' cannot stand between commas. Export another format.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Two photos share the text file {stem}{text}. Rename one, or export another format.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} is a folder. Name a file to write.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} exists already. Name another file, or ask to overwrite it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The cache folder {cache} cannot be made: {strerror}. Choose another one.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>CACHEDIR.TAG</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} cannot be used ({error}). Check the rights of the cache folder, or choose another one.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>%s was not written: %s</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{title}, on {upper}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Resumed: {already:,} of {rows:,} photos were encoded before.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Encoding photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Resumed: {already:,} of {total:,} captions were encoded before.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Encoding captions</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No word is in {min_count} or more of the {found} captions that have words, so there is nothing to learn from single words. Add captions, or train without them.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>None of the {photos:,} photos is in {folder}. Choose another folder.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{found:,} of {photos:,} photos are in {folder}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{found} They are taken by their names; their former content is not known.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{found} {compared} of them were compared and are the same.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{found} Of {compared} that were compared, {differing} hold something else now, such as {differing_2}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Another window is making features with this encoder. Wait until it is done.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Features cannot be written to {folder}: {strerror}. What was finished is kept; make room and start again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The encoder gave vectors that are not numbers. Choose another one.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} cannot be written: {strerror}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} exists already. Name a new folder.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is a filter '{to}' already. Choose another name.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Give the filter a name of 1 to {longest_name} characters.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>loss is '{kind}'. Choose one of bce, focal, asl.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>validation photos</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>training photos out of fold</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>the same rows</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Found on {tuned_rows:,} {kind_texts}, judged on {judged_rows:,} {kind_texts_2} that had no say</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Found on {tuned_rows:,} {kind_texts}, judged on {same} </source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>with a fifth left out in turn</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>for want of others</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>, which may be chance</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{how}: {floor_kept}{name} {value:.1f} ({value_2:.1f} to {value_3:.1f} in 95 of 100 draws), {gain} against 0.5{sure}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source> Photos that no label reaches stay empty.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source> The floor is not sure for {join}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{kept} of {shares} labels keep a {name} of {value:g} %; </source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Run {id} has no scores of validation rows. Run 'mmc predict' for it first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Run {id} has no scores out of fold. Train with folds: the recipe 'best', or '--set folds=5'.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Run {id} was trained on {title}, which has changed since. Make features again and train again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is neither an image nor a caption. Add one of them.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{image} cannot be read: {strerror}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This run looks at images only, and there is none.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>This run reads captions only, and there is none.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Scored from the caption alone.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Scored from the image alone.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no kind of damage '{name}'. Choose from {join}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Fewer than two validation rows have a caption, so none can be given another's. Leave the kind caption-shuffled out.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} has features but cannot be read now. Put the photo back, or leave {kind} out.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Validation {names}, %</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{title}: {rows:,} validation rows</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>![{title}]({name}.png)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Name at least one run and one kind of damage.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A level is {level:g}. Levels are per cent, between 0 and 100.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The number of seeds is {seeds}. It must be at least 1.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The sample is {sample} rows. It must be above 0, or 0 for all.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Run {id} knows other labels than the project has now. Train one anew.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Run {id} needs features of {title}. Make them with 'mmc encode {name} --encoder {name_2}'.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>These runs validate on different rows: some on the project's, some on the last sixth of all. Look at them apart from each other.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The encoder {name} is another one than the run was trained with, so damaged rows cannot be compared with whole ones. Train a run with it as it is now.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>'{objective}' is no objective. Choose one of {allowed}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The number of trials is {trials}. It must be between 1 and {max_trials:,}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The time is {seconds:g} seconds. It must be above 0.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No trial of the search was finished, so there is no best one.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Another search on {name} is under way. Wait for it, or stop it there.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{parent} cannot be written: {strerror}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Every setting is fixed, so there is nothing to search for. Leave out a --set.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A trial of this search was broken off. It is repeated.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Trial {number} of {trials}: {text}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} cannot be read, so the run cannot be used.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Choose one of {allowed}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It must be true or false.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{milestones} are missing: {schedule} {schedule[step]} lowers the learning rate at these epochs. Name some, such as 200, 250.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{milestones} are {given}. Each must be above the last.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{head} {head[gmlp-sgu]} needs {fusion} {fusion[concat]} or {fusion[mixed]}, where image and caption can gate each other.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{lexical} is on and needs {fusion} {fusion[joint]} or {fusion[text]}. Turn it off, or choose one of these.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>'{min}' is no training setting. Known: {join}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>It must be a number.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{{{name}}} is {value:g}. It must be a whole number.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{{{name}}} is {value:g}. It must be between {low:g} and {high:g}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{{{name}}} is {{given}}. It must be whole numbers, such as 1024, 512.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{{{name}}} is '{{given}}'. {way_out}</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{folds} folds need at least {value} training rows, and there are {train}. Choose fewer folds, or label more photos.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The {name} features of '{names}' hold a value that is no number. Delete the feature cache of this encoder and make features again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The training has diverged: in epoch {epoch} its loss {how}. The learning rate of {lr:g} is too high; try {less:g}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Resumed run {id} after epoch {epoch}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>was {last:.3g}, beyond any use</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>was no number any more</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{text} Nothing was learned before, so there is no run to keep.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{text} The best epoch before is kept.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>All {value} have the same features, so there is nothing to learn from. Check the files, or choose another encoder.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Fast</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>One model on photos and captions: start here.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Best</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Five models that also read single words. For the highest F1 and to find wrong labels.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Paper, as run</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Guo 2023 with the settings of its code. To compare with the paper.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Paper, as written</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The same, but the learning rate steps down as in the paper's text.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Image only</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Looks at photos and ignores captions.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Caption only</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Reads captions and ignores photos.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Concat</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>One head on image and caption side by side.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no recipe '{name}'. Choose one of {join}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There are too few labelled photos with features to train on. Label at least two, and make features first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No labelled row is set aside for validation. Import at least ten labelled rows.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{path} is damaged. Delete it and run 'mmc predict' again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>There is no run '{run_id}'. The newest are: {names}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Optimiser</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Folds and validation</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Joint: a branch for each, trained together</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Concat: one head on both</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Sum: a head for each, then a stacker</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Mixed: sum and concat, then a stacker</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>How image and caption meet. Joint adds up what its branches say and copes best where one is missing; sum and mixed are the paper's, with a second model (the stacker) trained on the scores of finished heads.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Head</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Plain: layers one after the other (MLP)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Gated: the paper's blocks as they were run (gMLP)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Cross-gated: image and caption gate each other (gMLP)</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Linear: no hidden layer</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The layers from vectors to labels. Plain is the paper's best; cross-gated has the spatial gating unit of Liu et al. 2021.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Hidden layers</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Widths of the hidden layers of each branch; for a gated head one number a block.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Concat layers</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>as the others</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Hidden layers of the head that sees image and caption together.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Third branch</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Adds to joint a branch that sees image and caption together.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Word branch</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Adds a branch on the caption's own words and word pairs; finds names that the encoder blurs.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Activation</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>ReLU</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Leaky ReLU</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The bend between layers; table 9 of the paper compares them.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Standardise features</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Scales vectors to length 1 and each of their numbers to spread 1. Off is the paper's raw input, which learns many times slower.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Dropout</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Share of hidden units silenced at each step; more resists overfitting.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Concat dropout</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>As the others</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The same for the head that sees both, which the paper trains without.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Input dropout</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Share of the numbers of a vector silenced at each step.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Modality dropout</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Share of rows whose image, and as many whose caption, is hidden while training, so that either alone is enough later.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Branch loss weight</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Trains image and caption each by itself too, so that what they say alone stays meaningful.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Stacker layers</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Hidden layers of the stacker, the model that sum and mixed train on the heads' scores.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Cross-entropy: every cell counts the same</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Focal: fades what is learned well</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Asymmetric: fades easy negatives most</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What training makes small, formulas 3 to 5 of the paper. Focal and asymmetric shift scores, so tune thresholds before comparing.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Focus on positives</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Exponent that fades well-learned positives. With this, the focus on negatives and their margin all at 0, asymmetric loss takes the paper's 1, 4 and 0.05.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Focus on negatives</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The same for negatives. Focal loss uses it for both, and takes 3 where it is 0.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Margin of negatives</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Negatives scored below this cost nothing.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Sum or mean</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Mean</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Sum: as in the paper</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>How the cells' losses become one. Beside the paper's sum its weight decay is next to none.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Balance of labels</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Off</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Rare labels: their positives weigh more</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Each cell: by what else its row carries</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Weighs labels against their imbalance. Both ways raise macro F1 and shift scores.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>AdamW</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Adam: as in the paper</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>What turns gradients into steps. Adam couples weight decay with the gradient.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Schedule</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>One cycle: up once, then down</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Constant</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Steps: a tenth after each milestone</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>How the learning rate moves over a training.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Milestones</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Epochs after which the learning rate is divided by 10.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Epochs</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Times that each stage goes through the training rows.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Batch size</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>All at once</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Rows a step. The paper takes all at once.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Least steps an epoch</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Where rows are few, batches get smaller until an epoch has as many steps, down to 16 rows each. 1: the batch size holds.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Learning rate</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Size of a step; too high and the loss explodes, which is noticed and stopped.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Weight decay</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Pulls weight matrices toward zero; biases are left alone.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Moving average</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Decay of an average over past weights, formula 6; scored and kept instead of the last weights.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Folds</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>A single model</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Models that each leave out another part of the training rows; every row is then scored by a model that never saw it.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Validate on</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The project's rows</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The last sixth: as in the paper</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Which rows are kept from training to tell how good it is.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Dropout in validation</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>On: as the paper did by mistake</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Whether units are silenced while validating too, which costs points.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Precision</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Full: fp32</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Half: bf16</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Automatic multiplies in bf16 where the machine does so fast, and keeps sums in fp32.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Epoch kept</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The best</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>The last: as in the paper</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Which epoch's weights become the run.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Best by</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Validation score by which the best epoch is chosen.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Where the random numbers start: the same seed on the same machine gives the same result.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>'{wrong}' is no training setting. Known: {known}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>a number</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>a list of whole numbers, such as 1024, 512</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>true or false</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{{{name}}} is '{{text}}', which is not {{wanted}}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Changes nothing now: needs {join}.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>{name} has no test rows. Import a test.csv, or export another format.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Run {id} has no scores of {waiting:,} test rows as they are now. Run 'mmc predict {name} --run {id} --split test' first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>No row fits '{query}', so nothing was done. Try it with mmc find.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Run {id} knows other labels than {name} has now. Train again.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Run {id} has no scores of {waiting:,} rows as they are now. Run 'mmc predict {name} --run {id}' first.</source>
   <translation type="unfinished"></translation>
  </message>
  <message>
   <source>Run {id} was interrupted; {kept}. Training with the same settings goes on from there.</source>
   <translation type="unfinished"></translation>
  </message>
 </context>
</TS>
