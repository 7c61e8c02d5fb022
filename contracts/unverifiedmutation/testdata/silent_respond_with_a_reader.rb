class MetricsController
  def update
    metric.update(name: params[:name])
    respond_with(metric)
  end

  def rename
    metric.update(name: params[:name])
    respond_with metric_presenter
  end

  def replace
    metric.update(name: params[:name]) # want unverified-mutation
    respond_with unit
  end

  private

  def metric
    @metrics ||= metrics.find(params[:id])
  end

  def metric_presenter
    MetricPresenter.new(metric, user: current_user)
  end

  def unit
    @unit ||= Unit.find(params[:unit_id])
  end
end
