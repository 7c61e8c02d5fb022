class SaveInstallment
  def initialize(params:)
    @params = params
  end

  def process
    published_at = params[:installment][:published_at]
    Installment.create!(installment_params.merge(published_at: published_at))
  end

  private

  attr_reader :params

  def installment_params
    params.require(:installment).permit(:name)
  end
end
