/** Words that change a sentence's colour and not its sense; a phrase steps over two such runs at most. */
export const FILLERS = (
  "really actually simply just quite honestly frankly definitely certainly absolutely exactly even still also anyway " +
  "basically totally very so then right now well too please sorry unfortunately however obviously clearly surely " +
  "currently presently afraid sadly regrettably truly seriously literally sir madam of_course at_all to_be_honest " +
  "to_be_frank to_be_fair to_tell_you_the_truth in_all_honesty in_fact as_such i_am_afraid i_fear i_have_to_say " +
  "i_must_say i_have_to_admit i_must_admit i_have_to_tell_you i_regret_to_say i_am_sorry i_am_sorry_to_say sorry_but but " +
  "at_the_moment at_this_moment at_present for_now for_the_moment as_you_know you_know you_see as_i_see_it as_it_is " +
  "ever rather pretty yet already again any anymore all once_again any_more any_longer perhaps maybe indeed either myself " +
  "ourselves possibly thanks thank_you many_thanks mate ok okay i_guess i_suppose i_think i_believe i_feel if_you_ask_me believe_me trust_me " +
  "mind_you for_that_matter in_any_way by_any_means whatsoever kind_of sort_of a_bit a_little as_far_as_i_know if_i_may_say_so " +
  "with_respect with_all_due_respect as_i_said on_earth as_far_as_i_can_see as_far_as_i_can_tell is_not_it somehow has_always have_always had_always is_always seem_to seems_to seemed_to appear_to appears_to appeared_to happen_to " +
  "happens_to happened_to tend_to tends_to manage_to managed_to simply_put mostly though then_again after_all " +
  "at_the_end_of_the_day to_put_it_mildly not_to_put_too_fine_a_point_on_it so_far these_days as_always as_usual in_any_case by_the_way around_here on_my_part on_our_part " +
  "on_my_side on_our_side on_my_end on_our_end at_our_end from_our_side in_this_case in_such_cases too_much " +
  "们 儿 个 的 了 呢 啊 吧 呀 啦 哦 哈 哎 嘛 可 真 就 都 也 还 又 才 很 太 是 其实 实在 根本 完全 确实 真的 反正 现在 暂时 " +
  "本来 绝对 一定 肯定 这边 那边 自己 件 种 些 目前 眼下 当前 恐怕 抱歉 很抱歉 不好意思 对不起 说实话 老实说 说真的 " +
  "坦白说 坦率地说 说句实话 实话说 嗯 但是 但 可是 不过 而且 另外 所以 因此 着 过 已 已经 早 早已 早就 从来 压根 压根儿 " +
  "向来 一直 始终 又 再 给 全 多 这么 那么 好 挺 非常 十分 比较 有点 有些 总 总是 老 老是 永远 毕竟 到底 究竟 当初 当时 " +
  "那 那就 您也知道 你也知道 大家都知道 对吧 对不对 是吧 不是吗 好吗 好不好 行吗 行不行 喔 耶 呗 哟 唷 啰 喽 咯 噢 欸 诶 哩 咧 并 并且 倒 倒是 却 还是 仍 仍然 依然 依旧 当然 显然 分明 居然 竟然 竟 而已 罢了 一下 一下子 这儿 那儿 " +
  "我觉得 我想 我看 说白了 讲真 讲真的 老实讲 实话实说 说到底 怎么说呢 坦白讲 您看 您知道 特别 超级 蛮 相当 极其 尤其 谢谢 谢谢您 多谢 " +
  "似乎 好像 大概 也许 或许 一般 通常 现阶段 短期内 这阵子 这段时间 之前 以前 原来 一时 最近 近期 跟您说 跟您讲 不瞒您说"
).split(" ");
