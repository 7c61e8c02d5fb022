class ReadStatus
  def call(body)
    JSON.parse(body)["status"]["indicator"]
  rescue StandardError
    I18n.t(:fail)
  end

  def bare(body)
    JSON.parse(body)["status"]["indicator"] # want missing-shape
  end
end
