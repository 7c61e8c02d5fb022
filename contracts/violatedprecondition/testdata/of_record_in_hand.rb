class RebuildTimes
  def call(effort)
    raise ArgumentError, "effort is required" if effort.nil?

    effort.rebuild!
  end
end

class EffortsController
  def rebuild
    effort = Effort.find_by(id: @effort.id)
    RebuildTimes.new.call(effort)
  end

  def station
    RebuildTimes.new.call(event.stations.find { |s| s.split == split })
  end

  def other
    effort = Effort.find_by(id: params[:id])
    RebuildTimes.new.call(effort) # want violated-precondition
  end
end
