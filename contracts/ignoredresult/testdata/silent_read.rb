class Release
  def self.call(code)
    return Result.failure(:code_missing) if code.blank?

    Result.success(code)
  end
end

class ReleaseSome
  def call
    first = Release.call("A1")
    return first if first.failure?

    case Release.call("A2")
    in { success: true } then nil
    in { error: } then return Result.failure(error)
    end

    raise "release failed" unless Release.call("A3").success?

    Release.call("A4").raise_if_error!
    Release.call("A5") do |on|
      on.failure { |e| raise e }
    end
    results = [Release.call("A6")]
    report(Release.call("A7"), results)
    Release.call("A8")
  end

  def last_of_branch(flag)
    if flag
      Release.call("A1")
    else
      Release.call("A2")
    end
  end

  def each_returned
    %w[a b].map { |c| Release.call(c) }
  end
end
