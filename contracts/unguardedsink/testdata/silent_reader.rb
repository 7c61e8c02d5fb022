class DeleteVariants
  def initialize(feedback)
    @feedback = feedback
  end

  def call(variant)
    ExchangeVariant.where(variant_id: variant.id).delete_all
    Device.where(token: @feedback.device_token).destroy_all
  end

  def retried(id)
    Report.build(id)
  rescue Timeout::Error
    Draft.where(report_id: id).delete_all
    raise
  end
end
