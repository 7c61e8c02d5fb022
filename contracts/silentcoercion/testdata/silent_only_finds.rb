class InterestsController < ApplicationController
  def create
    target_id = params[:id].to_i
    @target = find_target(params[:type].to_s, target_id)
    return head(:not_found) unless @target

    Interest.create!(target: @target)
    head :ok
  end
end
